-- Imports of texts that came back from outside. kiosk/office/exchange writes both tables in the transaction of the import.
CREATE TABLE exchange_import (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    file TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
) STRICT;

-- Each text that an import changed, whole, as JSON, before and after: what undoing it needs.
CREATE TABLE exchange_change (
    import INTEGER NOT NULL REFERENCES exchange_import (number),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    text_before TEXT NOT NULL,
    text_after TEXT NOT NULL,
    PRIMARY KEY (import, kind, id, path)
) STRICT, WITHOUT ROWID;
