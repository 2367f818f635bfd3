-- One release of the catalogue: a read-only SQLite file. kiosk/catalog/build.py writes it, kiosk/catalog/read.py reads it.
-- application_id is "Pont" in ASCII; user_version is the schema number: raise it when an older kiosk could not read the file.
PRAGMA page_size = 4096;
PRAGMA application_id = 1349479028;
PRAGMA user_version = 1;

-- What the release says about itself: number, built_at, content_hash, audit_head, recipients,
-- services_hash (values are JSON).
CREATE TABLE release (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Every record of the content as canonical JSON (sorted keys, no spaces), in the order of kind and id.
CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    UNIQUE (kind, id)
);

-- Services in the order in which the screens show them. "name" is JSON. "names", "keywords" and "sounds" are what ranking
-- compares: one line for each way to call the service, folded as kiosk/i18n/folding.py folds. "usable" is 1 for what exists today.
CREATE TABLE service (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    keywords TEXT NOT NULL,
    sounds TEXT NOT NULL,
    usable INTEGER NOT NULL
);
CREATE INDEX service_by_category ON service (category, number);

-- Search, stage one: names, keywords, and how Chinese names sound. Row ids are service numbers.
CREATE VIRTUAL TABLE search_name USING fts5 (
    chinese, simplified, portuguese, english, keywords, sounds,
    content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);

-- Search, stage two: everything else that a service says, with its names and keywords.
CREATE VIRTUAL TABLE search_body USING fts5 (
    words,
    content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);

-- Latin words of the index: in how many services each occurs, and the closest known ones for a mistyped word.
CREATE TABLE term (
    word TEXT PRIMARY KEY,
    services INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE term_without_letter (
    rest TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (rest, word)
) WITHOUT ROWID;
