-- Version 11: who calls whom, where somebody has said so; and who is away.

-- Each customer's writes; `until` is the last day of it.
CREATE TABLE assigned(
  customer INTEGER NOT NULL,
  record   BLOB NOT NULL,
  ord      BLOB NOT NULL,
  sup      BLOB NOT NULL,
  seller   BLOB NOT NULL,
  name     TEXT NOT NULL,
  until    INTEGER NOT NULL,
  PRIMARY KEY(customer, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX assigned_until ON assigned(until);

CREATE TABLE away(
  seller BLOB NOT NULL,
  record BLOB NOT NULL,
  ord    BLOB NOT NULL,
  sup    BLOB NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY(seller, record)
) STRICT, WITHOUT ROWID;

-- What newer desks have said already is projected when the file is opened.
INSERT OR REPLACE INTO meta(key, value) SELECT 'rebuild', '11' WHERE EXISTS(SELECT 1 FROM unread WHERE kind IN ('assign', 'seller.away'));
