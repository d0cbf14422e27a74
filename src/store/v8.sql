-- Version 8: exports that named the sellers, for every seller to see.
CREATE TABLE exported(
  record BLOB PRIMARY KEY,
  at     INTEGER NOT NULL,
  body   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX exported_at ON exported(at);
