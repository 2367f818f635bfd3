-- What was measured on the kiosk's screens, so that the same words are not measured twice. Rows may be removed any time.
CREATE TABLE overflow_measured (
  words TEXT PRIMARY KEY,                    -- SHA-256 of the record, of what it names and of what names it
  program TEXT NOT NULL,                     -- the version that measured
  found TEXT NOT NULL                        -- JSON: the texts that do not fit
) STRICT;
