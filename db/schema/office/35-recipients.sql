-- To whom applications are sealed: public keys of the centre. Rows are never removed: what was sealed to a retired key may
-- still come in. What the audit log says about a key must agree with its row (kiosk/office/recipients/against_log.py).
CREATE TABLE recipient (
  key TEXT PRIMARY KEY,                      -- age1…, as 'age-keygen -y' prints it
  name TEXT NOT NULL,                        -- who or what holds the private key
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,                    -- UTC, ISO 8601
  retired_by TEXT,
  retired_at TEXT,                           -- NULL: the next release names it
  replaced_by TEXT REFERENCES recipient (key),
  CHECK ((retired_by IS NULL) = (retired_at IS NULL)),
  CHECK (replaced_by IS NULL OR retired_at IS NOT NULL)
) STRICT;
