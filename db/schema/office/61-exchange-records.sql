-- Each record that an import of content wrote, by its revisions before (0: it was new) and after: what undoing it needs.
-- The import itself stands in exchange_import. kiosk/office/exchange writes it in the transaction of the import.
CREATE TABLE exchange_record (
    import INTEGER NOT NULL REFERENCES exchange_import (number),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision_before INTEGER NOT NULL,
    revision_after INTEGER NOT NULL,
    PRIMARY KEY (import, kind, id)
) STRICT, WITHOUT ROWID;
