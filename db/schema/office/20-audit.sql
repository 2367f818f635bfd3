-- The audit log: who did what, when. Each hash covers the one before it (kiosk/office/audit/log.py), so what was written
-- cannot be changed unseen. The triggers stop mistakes; the hashes, and their heads in signed releases, show tampering.
-- AUTOINCREMENT keeps the highest number, so that a removed last entry shows too.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,                          -- UTC, ISO 8601 with milliseconds
  user TEXT NOT NULL,
  action TEXT NOT NULL,
  about TEXT NOT NULL,                       -- canonical JSON, declared keys only
  hash TEXT NOT NULL                         -- SHA-256, hex
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;

CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never shortened'); END;
