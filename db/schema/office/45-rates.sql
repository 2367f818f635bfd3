-- Exchange rates that staff entered; the newest one is what is published next. Rows are never changed but for what came of
-- them, and never removed. "content" is the file as kiosks are given it (docs/operating.md).
CREATE TABLE rate_entry (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  dated TEXT NOT NULL,                       -- the day of the rates, ISO 8601
  content BLOB NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,                  -- UTC, ISO 8601
  change_confirmed INTEGER NOT NULL CHECK (change_confirmed IN (0, 1)),
  published_by TEXT,
  published_at TEXT,                         -- NULL: nobody published them
  handed_out INTEGER NOT NULL DEFAULT 0 CHECK (handed_out IN (0, 1)),  -- 1: the repository was written, too
  CHECK ((published_by IS NULL) = (published_at IS NULL)),
  CHECK (handed_out = 0 OR published_at IS NOT NULL)
) STRICT;
