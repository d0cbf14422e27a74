-- Version 1. Rows of projections use integer keys and 8- or 20-byte ids; times are milliseconds since 1970 in UTC, days are days
-- since 1970. `ord` is 24 bytes that compare as (at, desk, seq).

CREATE TABLE meta(
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ── the log ──

CREATE TABLE stream(
  k         INTEGER PRIMARY KEY,
  desk      BLOB NOT NULL,
  inc       BLOB NOT NULL,
  own       INTEGER NOT NULL,
  last      INTEGER NOT NULL,
  chain     BLOB NOT NULL,
  published INTEGER NOT NULL,
  published_chain BLOB NOT NULL,
  UNIQUE(desk, inc)
) STRICT;

CREATE TABLE block(
  stream INTEGER NOT NULL,
  first  INTEGER NOT NULL,
  last   INTEGER NOT NULL,
  bytes  INTEGER NOT NULL,
  header TEXT,
  body   BLOB NOT NULL,
  PRIMARY KEY(stream, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE tail(
  stream INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  id     BLOB NOT NULL,
  line   TEXT NOT NULL,
  PRIMARY KEY(stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE fork(
  stream INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  id     BLOB NOT NULL,
  line   TEXT NOT NULL,
  PRIMARY KEY(stream, seq, id)
) STRICT, WITHOUT ROWID;

-- ── projections: whom ──

CREATE TABLE principal(
  k    INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE customer(
  k           INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE,
  born        BLOB,
  ord         BLOB,
  principal   INTEGER,
  audience    TEXT NOT NULL,
  name        TEXT NOT NULL,
  company     TEXT NOT NULL,
  org_number  TEXT NOT NULL,
  title       TEXT NOT NULL,
  email       TEXT NOT NULL,
  street      TEXT NOT NULL,
  postcode    TEXT NOT NULL,
  town        TEXT NOT NULL,
  region      TEXT NOT NULL,
  country     TEXT NOT NULL,
  zone        TEXT NOT NULL,
  language    TEXT NOT NULL,
  website     TEXT NOT NULL,
  external_id TEXT NOT NULL,
  x           TEXT NOT NULL,
  source      TEXT NOT NULL
) STRICT;
CREATE INDEX customer_external ON customer(external_id) WHERE external_id <> '';
CREATE INDEX customer_org ON customer(org_number) WHERE org_number <> '';
CREATE INDEX customer_email ON customer(lower(email)) WHERE email <> '';
CREATE INDEX customer_unborn ON customer(k) WHERE born IS NULL;

-- The key is customer.k << 8 | slot; the number is its digits with a 1 before them.
CREATE TABLE phone(
  k      INTEGER PRIMARY KEY,
  number INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  kind   INTEGER NOT NULL,
  state  INTEGER NOT NULL,
  given  INTEGER
) STRICT;
CREATE INDEX phone_number ON phone(number);

-- Only fields and numbers that were written after `customer.new` have rows; then the first value has one too.
CREATE TABLE field_write(
  customer INTEGER NOT NULL,
  field    TEXT NOT NULL,
  record   BLOB NOT NULL,
  ord      BLOB NOT NULL,
  sup      BLOB NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY(customer, field, record)
) STRICT, WITHOUT ROWID;

-- Fields that somebody has filtered or ordered a list by, filled up to a customer.
CREATE TABLE facet_field(
  field  TEXT PRIMARY KEY,
  cursor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE facet(
  field    TEXT NOT NULL,
  customer INTEGER NOT NULL,
  folded   TEXT NOT NULL,
  sort     BLOB NOT NULL,
  PRIMARY KEY(field, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX facet_value ON facet(field, folded, customer);
CREATE INDEX facet_order ON facet(field, sort, customer);

CREATE TABLE relation(
  a    INTEGER NOT NULL,
  b    INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  role TEXT NOT NULL,
  ord  BLOB NOT NULL,
  PRIMARY KEY(a, b, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_back ON relation(b);

CREATE TABLE tag(
  customer INTEGER NOT NULL,
  tag      TEXT NOT NULL,
  is_set   INTEGER NOT NULL,
  ord      BLOB NOT NULL,
  PRIMARY KEY(customer, tag)
) STRICT, WITHOUT ROWID;

-- ── projections: lists ──

-- `rules` names the rules that the members were judged by, `cursor` is the last customer of those who were: a cache too.
CREATE TABLE list(
  k         INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE,
  born      BLOB,
  ord       BLOB,
  name      TEXT NOT NULL,
  name_ord  BLOB NOT NULL,
  principal TEXT NOT NULL,
  market    TEXT NOT NULL,
  source    TEXT NOT NULL,
  answers   TEXT NOT NULL,
  campaign  TEXT NOT NULL,
  state     INTEGER NOT NULL,
  rules     TEXT NOT NULL,
  cursor    INTEGER NOT NULL
) STRICT;

CREATE TABLE list_write(
  list   INTEGER NOT NULL,
  ord    BLOB NOT NULL,
  record BLOB NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY(list, ord, record)
) STRICT, WITHOUT ROWID;

-- `hold`: 0 can be called, 1–90 a reason, 98 not yet judged, 99 the list is done with them. `class`, `hold`, `until` are a cache of
-- what the rules answer and no part of the projection's hash.
CREATE TABLE member(
  customer INTEGER NOT NULL,
  list     INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  tried    INTEGER NOT NULL,
  is_done  INTEGER NOT NULL,
  class    INTEGER NOT NULL,
  hold     INTEGER NOT NULL,
  until    INTEGER,
  PRIMARY KEY(customer, list)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_queue ON member(list, hold, class, tried, place);
CREATE INDEX member_until ON member(list, hold, until) WHERE until IS NOT NULL;

CREATE TABLE class(
  k        INTEGER PRIMARY KEY,
  audience TEXT NOT NULL,
  zone     TEXT NOT NULL,
  UNIQUE(audience, zone)
) STRICT;

-- The list 0 counts the customers.
CREATE TABLE tally(
  list  INTEGER NOT NULL,
  class INTEGER NOT NULL,
  hold  INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY(list, class, hold)
) STRICT, WITHOUT ROWID;

-- ── projections: what happened ──

-- `of` is the first version that an amendment or a void is about, or the record of the callback or promise that this one moves
-- or closes. `ref` and `of_ref` are the first 8 bytes of `record` and `of`. `offset` is that of the clock that `at` was read from, in
-- seconds; without one, the reader's own clock is meant.
CREATE TABLE entry(
  k        INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  offset   INTEGER,
  kind     INTEGER NOT NULL,
  ref      INTEGER NOT NULL,
  record   BLOB NOT NULL,
  of_ref   INTEGER,
  of       BLOB,
  ord      BLOB NOT NULL,
  seller   BLOB,
  body     TEXT NOT NULL
) STRICT;
CREATE INDEX entry_of_customer ON entry(customer, at);
CREATE INDEX entry_ref ON entry(ref);
CREATE INDEX entry_of ON entry(of_ref) WHERE of_ref IS NOT NULL;

-- One row for each version of a call, by the key of its entry.
CREATE TABLE call(
  k         INTEGER PRIMARY KEY,
  customer  INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  is_live   INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  attempt   INTEGER NOT NULL,
  list      INTEGER,
  number    INTEGER,
  seller    BLOB NOT NULL,
  outcome   TEXT NOT NULL,
  causes    INTEGER,
  rest_days INTEGER,
  kept      BLOB
) STRICT;
CREATE INDEX call_of_customer ON call(customer, at);
CREATE INDEX call_at ON call(at);
CREATE INDEX call_kept ON call(kept) WHERE kept IS NOT NULL;

CREATE TABLE callback(
  root     BLOB NOT NULL,
  part     INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  due      INTEGER NOT NULL,
  owner    BLOB,
  state    INTEGER NOT NULL,
  tried    INTEGER,
  body     TEXT NOT NULL,
  PRIMARY KEY(root, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX callback_due ON callback(owner, due) WHERE state = 0;
CREATE INDEX callback_of ON callback(customer) WHERE state = 0;

CREATE TABLE promise(
  root     BLOB NOT NULL,
  part     INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  due      INTEGER,
  is_ours  INTEGER NOT NULL,
  owner    BLOB NOT NULL,
  state    INTEGER NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY(root, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_due ON promise(owner, due) WHERE state = 0 AND is_ours = 1 AND due IS NOT NULL;
CREATE INDEX promise_of ON promise(customer) WHERE state = 0;

CREATE TABLE question(
  root        BLOB NOT NULL,
  part        INTEGER NOT NULL,
  customer    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  is_ours     INTEGER NOT NULL,
  is_answered INTEGER NOT NULL,
  body        TEXT NOT NULL,
  PRIMARY KEY(root, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_open ON question(is_ours, customer) WHERE is_answered = 0;

CREATE TABLE priority(
  customer INTEGER NOT NULL,
  ord      BLOB NOT NULL,
  root     BLOB NOT NULL,
  at       INTEGER NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY(customer, ord, root)
) STRICT, WITHOUT ROWID;
CREATE INDEX priority_of ON priority(root);

-- `of_call`: agreed in a call, and gone when the call is void. What `suppress` itself says stays.
CREATE TABLE suppression(
  root     BLOB NOT NULL,
  of_call  INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  scope    INTEGER NOT NULL,
  number   INTEGER,
  source   TEXT NOT NULL,
  words    TEXT NOT NULL,
  PRIMARY KEY(root, of_call)
) STRICT, WITHOUT ROWID;
CREATE INDEX suppression_of ON suppression(customer);
CREATE INDEX suppression_number ON suppression(number) WHERE number IS NOT NULL;

CREATE TABLE suppression_mac(
  mac  BLOB NOT NULL,
  root BLOB NOT NULL,
  PRIMARY KEY(mac, root)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt(
  record BLOB PRIMARY KEY,
  at     INTEGER NOT NULL,
  list   INTEGER NOT NULL,
  hash   TEXT NOT NULL,
  body   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seller(
  id   BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  ord  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Records that this version cannot read: kept in the log, projected after an upgrade.
CREATE TABLE unread(
  record BLOB PRIMARY KEY,
  kind   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ── search: the words are folded in Rust; contentless, and every deletion passes the old words ──

CREATE VIRTUAL TABLE who USING fts5(
  name, company, town, email,
  content = '', detail = none, columnsize = 0, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
INSERT INTO who(who, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE said USING fts5(
  text,
  content = '', detail = none, columnsize = 0, prefix = '3', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
INSERT INTO said(said, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE digits USING fts5(
  number,
  content = '', detail = none, columnsize = 0, tokenize = 'trigram'
);
INSERT INTO digits(digits, rank) VALUES ('secure-delete', 1);

-- ── this desk's own memory: no records, and no part of the projection ──

CREATE TABLE draft(
  key  TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE field(
  key   TEXT NOT NULL,
  list  BLOB NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY(key, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping(
  header TEXT PRIMARY KEY,
  json   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE status_meaning(
  word    TEXT PRIMARY KEY,
  meaning TEXT NOT NULL
) STRICT, WITHOUT ROWID;
