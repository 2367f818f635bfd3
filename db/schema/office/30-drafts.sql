-- The drafts: what staff edit. kiosk/office/drafts/store.py writes both tables in one transaction.
-- A draft is the newest revision of a record; the columns beside it are what lists show, filter and search by.
CREATE TABLE draft (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'ready', 'published', 'retired')),
    edited_by TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    status TEXT NOT NULL,
    review_by TEXT NOT NULL,
    position INTEGER NOT NULL,
    zh_hant TEXT NOT NULL,
    zh_hans TEXT NOT NULL,
    pt TEXT NOT NULL,
    en TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;
CREATE INDEX draft_by_state ON draft (kind, state, id);
CREATE INDEX draft_by_category ON draft (kind, category, position, id);
CREATE INDEX draft_by_group ON draft (kind, category, status, state);
CREATE INDEX draft_by_review ON draft (kind, review_by, id);
CREATE INDEX draft_by_editor ON draft (kind, edited_by, id);

-- Every revision, whole, as JSON in the shape of the content files. Numbers rise; gaps are autosaves that a later save of
-- the same editing session replaced ("session" is NULL for everything else).
CREATE TABLE draft_revision (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    session TEXT,
    data TEXT NOT NULL,
    PRIMARY KEY (kind, id, number)
) STRICT;

-- A draft with its data.
CREATE VIEW draft_now AS
SELECT draft.kind, draft.id, draft.revision, draft.state, draft.edited_by, draft.edited_at, newest.data
FROM draft
JOIN draft_revision AS newest
    ON newest.kind = draft.kind AND newest.id = draft.id AND newest.number = draft.revision;
