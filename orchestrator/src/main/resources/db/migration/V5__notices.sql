-- What is told to people and programs outside: one row per thing and channel, which is outbox, timer and dead letter.

create table notice (
  id         bigint generated always as identity primary key,
  event      text        not null, -- what it tells, named for good
  channel    text        not null,
  matter     text        not null, -- findings, results, alerts, replies
  severity   text        not null,
  tenant     text        not null,
  owner_type text,
  owner_id   text,
  subject    text        not null, -- what it is about; told in order
  says       text        not null, -- what it says, without times
  title      text        not null,
  body       text        not null, -- byte for byte as it is sent
  state      text        not null default 'pending', -- pending, sent, dead
  attempts   int         not null default 0,
  due_at     timestamptz          default clock_timestamp(), -- the next try, or the end of the lease of this one
  since      timestamptz not null default clock_timestamp(), -- from when on its tries are counted
  why        text,                 -- what the last try came to
  created_at timestamptz not null default clock_timestamp(),
  ended_at   timestamptz,
  unique (channel, event)
);

create index notice_due on notice (channel, due_at) where due_at is not null;
create index notice_of_subject on notice (channel, subject, id);
create index notice_listed on notice (tenant, state, id);
create index notice_of_owner on notice (tenant, owner_type, owner_id) where owner_type is not null;

-- The change of a finding up to which it was considered. Nothing is written here where nobody is to be told.

alter table finding add column noticed timestamptz;
create index finding_unnoticed on finding (id) where noticed is distinct from changed_at;

-- How far the history was read.

create table notice_place (
  reader text   primary key,
  xid    xid8   not null,
  id     bigint not null
);

-- The figures that are watched and too high now, or once were.

create table watch (
  tenant     text        not null,
  name       text        not null,
  severity   text,                 -- absent while it is not raised
  changes    bigint      not null,
  changed_at timestamptz not null,
  primary key (tenant, name)
);
