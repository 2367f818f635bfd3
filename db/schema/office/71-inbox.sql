-- What came in from the kiosks: sealed, as it came. Nothing of it is ever stored unsealed. Rows stay when the bytes are
-- deleted, so that what was deleted does not come in again. kiosk/office/inbox/store.py writes these tables.
CREATE TABLE inbox (
  id TEXT NOT NULL CHECK (length(id) = 32),  -- the hash of the bytes; of what was never read: of its place
  prefix TEXT NOT NULL,                      -- the folder of the drop box in which it lay; '?': one with no proper name
  name TEXT NOT NULL,                        -- of the file, made harmless
  kiosk TEXT,                                -- NULL in these four: it could not be read
  kind TEXT,
  sequence INTEGER,
  key TEXT REFERENCES kiosk (key),           -- whose signature was verified; NULL: nobody's
  received_at TEXT NOT NULL,                 -- UTC, ISO 8601
  state TEXT NOT NULL CHECK (state IN ('new', 'handled', 'set-aside')),
  reason TEXT,                               -- why it was set aside (kiosk/office/inbox/reasons.py)
  handled_by TEXT,
  handled_at TEXT,
  bytes BLOB,                                -- NULL: deleted after the retention, or never read
  expired_at TEXT,
  PRIMARY KEY (id, prefix),
  CHECK ((state = 'set-aside') = (reason IS NOT NULL)),
  CHECK (state = 'set-aside' OR (kiosk = prefix AND kind IS NOT NULL AND sequence IS NOT NULL AND key IS NOT NULL)),
  CHECK ((state = 'handled') = (handled_by IS NOT NULL)),
  CHECK ((handled_by IS NULL) = (handled_at IS NULL)),
  CHECK (bytes IS NULL OR expired_at IS NULL),
  CHECK (state = 'set-aside' OR bytes IS NOT NULL OR expired_at IS NOT NULL),
  CHECK (length(bytes) <= 64000)
) STRICT;

-- A kiosk uses a number once.
CREATE UNIQUE INDEX inbox_number ON inbox (key, sequence) WHERE state <> 'set-aside';
CREATE INDEX inbox_by_state ON inbox (state, received_at);
CREATE INDEX inbox_by_day ON inbox (prefix, received_at);

CREATE TRIGGER inbox_is_never_shortened BEFORE DELETE ON inbox
BEGIN SELECT RAISE(ABORT, 'what came in is expired, never removed'); END;

CREATE TRIGGER inbox_keeps_what_came BEFORE UPDATE OF id, prefix, name, kiosk, kind, sequence, received_at ON inbox
BEGIN SELECT RAISE(ABORT, 'what came in is never changed'); END;

CREATE TRIGGER inbox_bytes_only_go BEFORE UPDATE OF bytes ON inbox WHEN NEW.bytes IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the bytes that came in are never changed'); END;

CREATE TRIGGER inbox_states BEFORE UPDATE OF state ON inbox
WHEN OLD.state || ' ' || NEW.state NOT IN ('new handled', 'set-aside new')
BEGIN SELECT RAISE(ABORT, 'there is no way from this state to that'); END;

-- What a fetch has looked at, so that it is not looked at again while it lies there; 'id' NULL: it was not kept.
CREATE TABLE inbox_seen (
  prefix TEXT NOT NULL,
  name TEXT NOT NULL,
  stamp TEXT NOT NULL,                       -- changes when the file does
  id TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (prefix, name)
) STRICT, WITHOUT ROWID;

-- The newest verified sign of life of each key. It holds nothing of any person.
CREATE TABLE heartbeat (
  key TEXT PRIMARY KEY REFERENCES kiosk (key),
  id TEXT NOT NULL CHECK (length(id) = 32),
  sequence INTEGER NOT NULL,
  received_at TEXT NOT NULL,                 -- UTC, ISO 8601
  body TEXT NOT NULL                         -- JSON (kiosk/office/fleet/sign_of_life.py)
) STRICT;

CREATE TRIGGER heartbeat_only_gets_newer BEFORE UPDATE ON heartbeat WHEN NEW.sequence <= OLD.sequence OR NEW.key <> OLD.key
BEGIN SELECT RAISE(ABORT, 'a sign of life is replaced by a newer one only'); END;
