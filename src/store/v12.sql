-- Version 12: who is one person with whom.

-- Of each pair, the smaller id first, what was said of them: a register, as a field is.
CREATE TABLE joined(
  a      BLOB NOT NULL,
  b      BLOB NOT NULL,
  record BLOB NOT NULL,
  ord    BLOB NOT NULL,
  sup    BLOB NOT NULL,
  is_one INTEGER NOT NULL,
  PRIMARY KEY(a, b, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_back ON joined(b, a);

-- Worked out from it: everybody who is one with others, and for whom their records count; `born` is the record by which they
-- became known.
CREATE TABLE alias(
  id    BLOB PRIMARY KEY,
  whole BLOB NOT NULL,
  born  BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_of ON alias(whole);

-- What newer desks have said already is projected when the file is opened.
INSERT OR REPLACE INTO meta(key, value) SELECT 'rebuild', '12' WHERE EXISTS(SELECT 1 FROM unread WHERE kind IN ('customer.merge', 'customer.unmerge'));
