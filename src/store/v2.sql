-- Version 2: a save dirties fewer pages; campaigns.

-- Lines of the tail stand one after the other: in the version before, a line of a kilobyte had a page of its own. The key is
-- stream.k << 40 | seq.
CREATE TABLE tail_2(
  k    INTEGER PRIMARY KEY,
  line TEXT NOT NULL
) STRICT;
INSERT INTO tail_2(k, line) SELECT stream << 40 | seq, line FROM tail;
DROP TABLE tail;
ALTER TABLE tail_2 RENAME TO tail;

-- A customer's calls are among the entries of their history.
DROP INDEX call_of_customer;

-- Only those who can be called stand in a queue.
DROP INDEX member_queue;
CREATE INDEX member_queue ON member(list, class, tried, place) WHERE hold = 0;

-- The words of entries up to this one are in `said`; those of later ones go there when nobody waits.
INSERT INTO meta(key, value) SELECT 'said.indexed', coalesce(max(k), 0) FROM entry;

-- ── campaigns ──

-- What holds, worked out from the writes: `record` is that of the newest version, none while only its state was written.
CREATE TABLE campaign(
  code    TEXT PRIMARY KEY,
  state   INTEGER NOT NULL,
  version INTEGER,
  record  BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_write(
  code    TEXT NOT NULL,
  record  BLOB NOT NULL,
  ord     BLOB NOT NULL,
  sup     BLOB NOT NULL,
  version INTEGER,
  state   INTEGER,
  body    TEXT NOT NULL,
  PRIMARY KEY(code, record)
) STRICT, WITHOUT ROWID;
