-- The ledger: owners and what they hold.

create table owner (
  no            bigint generated always as identity primary key,
  tenant        text        not null,
  type          text        not null,
  id            text        not null,
  incarnation   int         not null default 1,
  state         text        not null default 'active',
  registered    boolean     not null,
  born_at       timestamptz not null,
  deleted_at    timestamptz,
  created_at    timestamptz not null default clock_timestamp(),
  unique (tenant, type, id)
);

create table owner_alias (
  tenant   text   not null,
  type     text   not null,
  alias    text   not null,
  owner_no bigint not null references owner,
  primary key (tenant, type, alias)
);

create table resource (
  no            bigint generated always as identity primary key,
  owner_no      bigint      not null references owner,
  incarnation   int         not null,
  kind          text        not null,
  id            text,                       -- absent for an intent
  scope         jsonb       not null default '{}',
  account       text,
  name          text,
  marker        text,
  sameness      text,
  parent_no     bigint references resource,
  intent_key    text,
  settle_at     timestamptz,
  state         text        not null default 'registered', -- registered, intended, removed, held, gone
  registered_at timestamptz not null,
  gone_at       timestamptz
);

-- The same thing is one row per life of its owner, however its scope is written. What an intent turned out to be may
-- have been registered plainly too: then it has two rows and is deleted twice, which does no harm.
create unique index resource_identity
    on resource (owner_no, incarnation, kind, id, (scope::text), (coalesce(sameness, '')))
 where id is not null and intent_key is null;
create unique index resource_intent on resource (owner_no, incarnation, kind, intent_key) where intent_key is not null;
create index resource_of_owner on resource (owner_no, incarnation, no);
create index resource_by_id on resource (kind, id);

-- Sagas, their gates and their steps.

create table saga (
  id              uuid primary key,
  owner_no        bigint      not null references owner,
  incarnation     int         not null,
  tenant          text        not null,
  owner_type      text        not null,
  owner_id        text        not null,
  state           text        not null,
  version         bigint      not null default 0,
  published_seq   bigint      not null default 0,
  planned         int         not null default 0,
  sent            int         not null default 0,
  waiting         int         not null default 0,
  checking        int         not null default 0,
  stuck           int         not null default 0,
  unverifiable    int         not null default 0,
  gone            int         not null default 0,
  doubted         int         not null default 0,
  ever_sent       boolean     not null default false,
  slots           int         not null,
  planned_through bigint      not null default 0,
  plan            jsonb       not null,
  due_at          timestamptz,
  requested_by    text,
  reason          text,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  finished_at     timestamptz
) with (fillfactor = 70);

create unique index saga_open_per_owner on saga (owner_no) where state in ('planning', 'deleting', 'stuck');
create index saga_due on saga (due_at) where due_at is not null;
create index saga_unpublished on saga (id) where version > published_seq;
create index saga_listed on saga (tenant, created_at desc, id);
create index saga_of_owner on saga (owner_no, created_at desc);

create table gate (
  saga_id    uuid    not null references saga on delete cascade,
  kind       text    not null,
  place      int     not null,
  remaining  int     not null,
  blocked_by int     not null,
  passed     boolean not null,
  last       boolean not null,
  primary key (saga_id, kind)
) with (fillfactor = 70);

create table step (
  saga_id       uuid    not null references saga on delete cascade,
  id            bigint  not null references resource,
  kind          text    not null,
  parent        bigint,
  children_open int     not null default 0,
  state         text    not null,
  round         int     not null,
  attempt       int     not null,
  unanswered    int     not null,
  failures      int     not null,
  ticket        uuid,
  due_at        timestamptz,
  deadline_at   timestamptz,
  settle_at     timestamptz,
  passed        boolean not null,
  refused       boolean not null,
  why           text,
  evidence      jsonb,
  changed_at    timestamptz not null,
  primary key (saga_id, id)
) with (fillfactor = 70);

create index step_due on step (due_at) where due_at is not null;
create index step_openable on step (saga_id, kind, id) where state = 'planned' and children_open = 0;
create index step_of_parent on step (saga_id, parent) where parent is not null;
create index step_unsettled on step (saga_id, state, id) where state not in ('gone', 'planned');

-- What happened, which is also what is still to be told: one row per saga and transaction.

create table history (
  id      bigint generated always as identity primary key,
  xid     xid8        not null default pg_current_xact_id(),
  saga_id uuid        not null references saga on delete cascade,
  seq     bigint      not null,
  tenant  text        not null,
  at      timestamptz not null,
  event   jsonb       not null,
  unique (saga_id, seq)
);

create index history_stream on history (xid, id);

-- What a person should look at.

create table finding (
  id         bigint generated always as identity primary key,
  tenant     text        not null,
  owner_type text        not null,
  owner_id   text        not null,
  saga_id    uuid,
  step       bigint,
  finding    text        not null,
  resource   jsonb,
  reason     text        not null,
  state      text        not null default 'open', -- open, acknowledged, resolved
  by         text,
  note       text,
  opened_at  timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  told       boolean     not null default false
);

create unique index finding_per_step on finding (step, finding) where step is not null and state <> 'resolved';
create unique index finding_per_saga on finding (saga_id, finding) where step is null and state <> 'resolved';
create index finding_untold on finding (id) where not told;
create index finding_listed on finding (tenant, state, id);

-- Intake: which requests were accepted, and how far each topic was read.

create table request (
  source     text        not null,
  id         text        not null,
  body_hash  text        not null,
  outcome    text        not null, -- opened, joined, finished, refused
  saga_id    uuid references saga,
  detail     text,
  received_at timestamptz not null default clock_timestamp(),
  primary key (source, id)
);

create index request_of_saga on request (saga_id);

create table intake_offset (
  cluster_id  text   not null,
  topic_id    text   not null,
  topic       text   not null,
  partition   int    not null,
  next_offset bigint not null,
  lost        bigint not null default 0,
  primary key (cluster_id, topic_id, partition)
);

-- Messages that could be kept nowhere else, and orchestrators that are alive.

create table dead_letter (
  id        bigint generated always as identity primary key,
  topic     text        not null,
  partition int         not null,
  "offset"  bigint      not null,
  key       bytea,
  value     bytea,
  headers   jsonb       not null,
  reason    text        not null,
  kept_at   timestamptz not null default clock_timestamp(),
  unique (topic, partition, "offset")
);

create table instance (
  id      uuid primary key,
  seen_at timestamptz not null
);
