-- Version 10: who was forgotten, and the numbers that stay known as not to be called.

-- The log of erasures; `at` and `basis` are those of the record.
CREATE TABLE erased(
  id     BLOB NOT NULL,
  record BLOB NOT NULL,
  at     INTEGER NOT NULL,
  basis  TEXT NOT NULL,
  PRIMARY KEY(id, record)
) STRICT, WITHOUT ROWID;

-- `record`: the erasure, or the record that was erased and said a wish.
CREATE TABLE erased_number(
  mac    BLOB NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY(mac, record)
) STRICT, WITHOUT ROWID;
