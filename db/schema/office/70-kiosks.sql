-- The kiosks of this office: whose signatures count on what comes in. One row a key; a kiosk has one present key at most.
-- Rows are never removed, and a retired key never comes back: an old envelope must not find a new owner. What the audit log
-- says about a key must agree with its row (kiosk/office/kiosks/against_log.py).
CREATE TABLE kiosk (
  key TEXT PRIMARY KEY CHECK (length(key) = 64 AND key NOT GLOB '*[^0-9a-f]*'),  -- Ed25519, as 'kiosk key' prints it
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 40 AND id NOT GLOB '*[^a-z0-9-]*'),
  name TEXT NOT NULL CHECK (name <> ''),     -- where it stands
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,                    -- UTC, ISO 8601
  retired_by TEXT,
  retired_at TEXT,                           -- NULL: its signature counts
  replaced_by TEXT REFERENCES kiosk (key),
  CHECK ((retired_by IS NULL) = (retired_at IS NULL)),
  CHECK (replaced_by IS NULL OR retired_at IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX kiosk_present ON kiosk (id) WHERE retired_at IS NULL;

CREATE TRIGGER kiosk_is_never_removed BEFORE DELETE ON kiosk
BEGIN SELECT RAISE(ABORT, 'a kiosk is retired, never removed'); END;

CREATE TRIGGER kiosk_keeps_its_key BEFORE UPDATE OF key, id, added_by, added_at ON kiosk
BEGIN SELECT RAISE(ABORT, 'a key stays the key of its kiosk'); END;

CREATE TRIGGER kiosk_does_not_come_back BEFORE UPDATE ON kiosk
WHEN OLD.retired_at IS NOT NULL AND NEW.retired_at IS NOT OLD.retired_at
BEGIN SELECT RAISE(ABORT, 'a retired key does not come back'); END;
