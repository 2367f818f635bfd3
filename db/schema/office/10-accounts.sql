-- Who may sign in. What the audit log says about an account must agree with its row (kiosk/office/accounts/against_log.py).
CREATE TABLE account (
  user TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('editor', 'publisher', 'administrator')),
  password TEXT NOT NULL,                    -- argon2id, encoded with its salt and parameters
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  added_at TEXT NOT NULL                     -- UTC, ISO 8601
) STRICT;

-- Wrong tries in a row, per account, and per group of names that are no account: a lock-out tells nobody which is which.
CREATE TABLE wrong_tries (
  name TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  locked_at TEXT,                            -- UTC, ISO 8601; NULL: not locked
  locked_until TEXT
) STRICT;
