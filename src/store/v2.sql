-- Version 2: a save dirties fewer pages; campaigns; registers, consents and wishes.

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

-- ── what registers say of a customer, and what the customer allows and asks of us ──

-- The records of washes, without those whom they name.
CREATE TABLE wash(
  record   BLOB PRIMARY KEY,
  at       INTEGER NOT NULL,
  register TEXT NOT NULL,
  version  INTEGER NOT NULL,
  hash     TEXT NOT NULL,
  body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The latest version of each register in which a customer was looked for.
CREATE TABLE listing(
  customer  INTEGER NOT NULL,
  register  TEXT NOT NULL,
  version   INTEGER NOT NULL,
  is_listed INTEGER NOT NULL,
  PRIMARY KEY(customer, register)
) STRICT, WITHOUT ROWID;

-- A consent with the time at which it was given, or the end of all that were given to a firm until then.
CREATE TABLE consent(
  customer  INTEGER NOT NULL,
  record    BLOB NOT NULL,
  principal TEXT NOT NULL,
  at        INTEGER NOT NULL,
  is_given  INTEGER NOT NULL,
  sup       BLOB NOT NULL,
  body      TEXT NOT NULL,
  PRIMARY KEY(customer, record)
) STRICT, WITHOUT ROWID;

-- `kind`: 0 a preference, 1 a restriction.
CREATE TABLE wish(
  customer INTEGER NOT NULL,
  kind     INTEGER NOT NULL,
  record   BLOB NOT NULL,
  ord      BLOB NOT NULL,
  sup      BLOB NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY(customer, kind, record)
) STRICT, WITHOUT ROWID;

-- The numbers of those who asked not to be called, as their cards have them: a shortcut over `suppression` and `phone`.
CREATE TABLE never_number(
  number   INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY(number, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX never_number_of ON never_number(customer);
INSERT INTO never_number(number, customer) SELECT DISTINCT number, customer FROM (
  SELECT phone.number, customer FROM suppression JOIN phone ON phone.k BETWEEN customer << 8 AND (customer << 8) + 255
  WHERE scope <> 1 AND state <> 2
);

-- How often a number was tried, whoever was called on it.
CREATE INDEX call_number ON call(number, at) WHERE number IS NOT NULL AND attempt > 0;

-- People who were washed against other versions are of another class. `washed` is JSON: registers with the days of their
-- versions.
CREATE TABLE class_2(
  k        INTEGER PRIMARY KEY,
  audience TEXT NOT NULL,
  zone     TEXT NOT NULL,
  washed   TEXT NOT NULL,
  UNIQUE(audience, zone, washed)
) STRICT;
INSERT INTO class_2(k, audience, zone, washed) SELECT k, audience, zone, '' FROM class;
DROP TABLE class;
ALTER TABLE class_2 RENAME TO class;

-- Who called last is known to the hour now: the first 8 bytes of `ord`, whose first bit is set, are read as milliseconds and
-- written as those of the hour.
WITH RECURSIVE digit(id, place, millis) AS (
  SELECT id, 2, instr('89ABCDEF', substr(hex(ord), 1, 1)) - 1 FROM seller WHERE length(ord) = 24
  UNION ALL
  SELECT digit.id, place + 1, millis * 16 + instr('0123456789ABCDEF', substr(hex(ord), place, 1)) - 1
  FROM digit JOIN seller ON seller.id = digit.id WHERE place <= 16
)
UPDATE seller SET ord = unhex('8' || printf('%015X', millis / 3600000 * 3600000))
FROM digit WHERE digit.id = seller.id AND place = 17;

-- A slice of an import is one piece in each index, and not one for each megabyte.
INSERT INTO who(who, rank) VALUES ('hashsize', 8388608);
INSERT INTO said(said, rank) VALUES ('hashsize', 8388608);
INSERT INTO digits(digits, rank) VALUES ('hashsize', 8388608);

-- The words of the indexes in their order, so that a beginning is asked for as the words that begin so.
CREATE VIRTUAL TABLE who_terms USING fts5vocab(who, instance);
CREATE VIRTUAL TABLE said_terms USING fts5vocab(said, instance);

-- ── the conversation beside the calls ──

DROP INDEX question_open;
CREATE INDEX question_open ON question(is_ours, at) WHERE is_answered = 0;
CREATE INDEX question_of ON question(customer, at) WHERE is_answered = 0;

-- Promises of both sides by their last day.
CREATE INDEX promise_day ON promise(due) WHERE state = 0 AND due IS NOT NULL;

-- `kind` and `cause` as they were last sorted; `cause` is folded.
CREATE TABLE demand(
  root     BLOB NOT NULL,
  part     INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  kind     INTEGER NOT NULL,
  cause    TEXT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY(root, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX demand_of ON demand(customer, at);
CREATE INDEX demand_cause ON demand(cause, at) WHERE cause <> '';
CREATE INDEX demand_unclear ON demand(at) WHERE kind = 3;

CREATE TABLE cause(
  cause     TEXT PRIMARY KEY,
  words     TEXT NOT NULL,
  named_at  INTEGER,
  handed_to TEXT NOT NULL,
  answer    TEXT NOT NULL,
  mended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX cause_mended ON cause(mended_at) WHERE mended_at IS NOT NULL;

-- `kind`: 0 handed, 1 answered, 2 mended.
CREATE TABLE cause_write(
  cause  TEXT NOT NULL,
  ord    BLOB NOT NULL,
  record BLOB NOT NULL,
  at     INTEGER NOT NULL,
  kind   INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY(cause, ord, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE need(
  root     BLOB NOT NULL,
  part     INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  horizon  INTEGER NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY(root, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX need_of ON need(customer, at);

-- `due`: when the step proposes a further contact.
CREATE TABLE ordered(
  root     BLOB NOT NULL,
  part     INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  owner    BLOB NOT NULL,
  step     INTEGER NOT NULL,
  since    INTEGER NOT NULL,
  due      INTEGER,
  body     TEXT NOT NULL,
  PRIMARY KEY(root, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX ordered_of ON ordered(customer, at);
CREATE INDEX ordered_due ON ordered(owner, due) WHERE due IS NOT NULL;

CREATE TABLE correction(
  record   BLOB PRIMARY KEY,
  root     BLOB NOT NULL,
  customer INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  seller   BLOB NOT NULL,
  is_open  INTEGER NOT NULL,
  body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_open ON correction(seller, at) WHERE is_open = 1;
CREATE INDEX correction_of ON correction(root);

CREATE TABLE priority_set(
  customer INTEGER NOT NULL,
  record   BLOB NOT NULL,
  ord      BLOB NOT NULL,
  at       INTEGER NOT NULL,
  sup      BLOB NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY(customer, record)
) STRICT, WITHOUT ROWID;

-- Without days: as the customer's lists have it.
CREATE TABLE interval(
  customer INTEGER NOT NULL,
  record   BLOB NOT NULL,
  ord      BLOB NOT NULL,
  sup      BLOB NOT NULL,
  ideal    INTEGER,
  latest   INTEGER,
  PRIMARY KEY(customer, record)
) STRICT, WITHOUT ROWID;

ALTER TABLE list ADD COLUMN interval TEXT NOT NULL DEFAULT '';

-- A cache: when those are to hear from us who are to hear from us at all.
CREATE TABLE contact_due(
  customer INTEGER PRIMARY KEY,
  since    INTEGER NOT NULL,
  ideal    INTEGER NOT NULL,
  latest   INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_due_latest ON contact_due(latest);

CREATE TABLE reviewed(
  customer    INTEGER NOT NULL,
  record      BLOB NOT NULL,
  seller      BLOB NOT NULL,
  at          INTEGER NOT NULL,
  aside_until INTEGER,
  PRIMARY KEY(customer, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE review(
  record BLOB PRIMARY KEY,
  seller BLOB NOT NULL,
  at     INTEGER NOT NULL,
  body   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX review_of ON review(seller, at);

-- What happened beside the calls, for whoever asks about a week.
CREATE INDEX entry_beside ON entry(at) WHERE kind > 3;

-- What records of before add up to in the new tables is worked out when the file is opened.
INSERT INTO meta(key, value) SELECT 'rebuild', '2' WHERE EXISTS(SELECT 1 FROM stream);
