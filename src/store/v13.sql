-- Version 13: what other desks have signed, so that their records can be published again when they no longer do it themselves.

-- The header line and the signature line of a parcel all of whose records are here. One is dropped for a longer one that proves
-- the same records; `chain` is the value after the last.
CREATE TABLE sealed(
  stream INTEGER NOT NULL,
  first  INTEGER NOT NULL,
  last   INTEGER NOT NULL,
  chain  BLOB NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY(stream, first, last, chain)
) STRICT, WITHOUT ROWID;

-- All files are read once more.
DELETE FROM parcel;
