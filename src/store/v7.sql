-- Version 7: what was heard by listening beside a seller; demands by their time, for reports.

CREATE INDEX demand_at ON demand(at, kind, customer);

-- As it was last sorted. `root` is the first record of a line that was heard.
CREATE TABLE heard(
  root BLOB PRIMARY KEY,
  at   INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX heard_at ON heard(at);

CREATE TABLE heard_write(
  root   BLOB NOT NULL,
  ord    BLOB NOT NULL,
  record BLOB NOT NULL,
  at     INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY(root, ord, record)
) STRICT, WITHOUT ROWID;
