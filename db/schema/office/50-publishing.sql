-- Keys, public halves only: who may sign is said by the repository's root; here stands whose key it is.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,                       -- the key id of TUF: SHA-256 over the public key's canonical JSON
  purpose TEXT NOT NULL CHECK (purpose IN ('root', 'publisher')),
  user TEXT NOT NULL,                        -- whose it is; for a root key, who made it
  public TEXT NOT NULL,                      -- JSON, as TUF metadata write it
  made_at TEXT NOT NULL,                     -- UTC, ISO 8601
  withdrawn_at TEXT
) STRICT;

-- One person, one key: two signatures are two people's.
CREATE UNIQUE INDEX signing_key_of_publisher ON signing_key (user) WHERE purpose = 'publisher' AND withdrawn_at IS NULL;

-- Every release that was ever prepared; a number is never used twice. Its file lies in the folder releases.
CREATE TABLE release (
  number INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('pending', 'signed', 'published', 'withdrawn')),
  notes TEXT NOT NULL,
  effective_on TEXT,                         -- ISO 8601; NULL: as soon as it is signed
  prepared_by TEXT NOT NULL,
  built_at TEXT NOT NULL,                    -- UTC, ISO 8601
  content_hash TEXT NOT NULL,
  audit_head TEXT NOT NULL,
  rolled_back_to INTEGER REFERENCES release (number),
  targets BLOB NOT NULL,                     -- TUF targets metadata with the signatures so far
  published_at TEXT
) STRICT;

-- One release at a time waits for a signature or for its day.
CREATE UNIQUE INDEX release_under_way ON release (1) WHERE state IN ('pending', 'signed');

CREATE TABLE release_signature (
  release INTEGER NOT NULL REFERENCES release (number),
  user TEXT NOT NULL,
  key TEXT NOT NULL REFERENCES signing_key (id),
  at TEXT NOT NULL,
  PRIMARY KEY (release, user)
) STRICT;

-- What a release holds that no release before it held: the ready revisions, and who wrote them.
CREATE TABLE release_record (
  release INTEGER NOT NULL REFERENCES release (number),
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  authors TEXT NOT NULL,                     -- user names with a space between them
  PRIMARY KEY (release, kind, id)
) STRICT, WITHOUT ROWID;
