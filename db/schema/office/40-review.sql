-- Review: what was said about revisions of drafts. The states themselves stand in the drafts (30-drafts.sql).

-- Why a ready record was sent back to its editor.
CREATE TABLE review_comment (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,                          -- UTC, ISO 8601
    user TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX review_comment_by_record ON review_comment (kind, id, number);

-- Publishers who said that this revision cannot wait for its translations. A later revision has to be said again.
CREATE TABLE review_urgent (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,                          -- UTC, ISO 8601
    PRIMARY KEY (kind, id, revision, user)
) STRICT, WITHOUT ROWID;

-- Facts that somebody looked up again at their source and found unchanged. "as_of" of the fact stays the day of the source.
CREATE TABLE fact_check (
    number INTEGER PRIMARY KEY,
    fact TEXT NOT NULL,
    revision INTEGER NOT NULL,                 -- the one that carries the new review_by
    checked_on TEXT NOT NULL,                  -- the day in Macau
    source TEXT,                               -- id of the record in sources; NULL: the fact says that no source tells
    review_by TEXT NOT NULL,
    at TEXT NOT NULL,                          -- UTC, ISO 8601
    user TEXT NOT NULL
) STRICT;
CREATE INDEX fact_check_by_fact ON fact_check (fact, number);
