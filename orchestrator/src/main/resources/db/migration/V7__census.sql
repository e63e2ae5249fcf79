-- The census: comparing what providers list with the ledger. One row per kind that is counted.

create table census (
  kind      text primary key,
  ticket    uuid,                 -- of the page that is asked for; absent between two censuses
  beyond    text,                 -- where the page before ended
  began_at  timestamptz,
  due_at    timestamptz not null default clock_timestamp(), -- the next census, or the end of the page's lease
  tries     int         not null default 0,
  account   text,
  counted   bigint      not null default 0,
  unclaimed bigint      not null default 0,
  untold    bigint      not null default 0
);

-- How the last census of a kind and account ended: the last that was complete, and the last that was not.

create table census_result (
  kind         text        not null,
  account      text        not null, -- empty where it is not known
  complete     boolean     not null,
  began_at     timestamptz not null,
  ended_at     timestamptz not null,
  counted      bigint      not null,
  ownerless    bigint      not null,
  unregistered bigint      not null,
  unclaimed    bigint      not null,
  why          text,
  primary key (kind, account, complete)
);

-- What a census came upon that nobody knows.

create table sighting (
  kind          text        not null,
  id            text        not null,
  account       text,
  tenant        text        not null,
  owner_type    text        not null,
  owner_id      text        not null,
  finding       text        not null, -- ownerless, unregistered
  resource      jsonb       not null,
  name          text,
  kept          text,                 -- why it cannot be deleted on request; absent where it can
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  primary key (kind, id)
);

alter table finding add column sighted_kind text;
alter table finding add column sighted_id text;
create unique index finding_per_sighting
    on finding (sighted_kind, sighted_id)
 where sighted_kind is not null and state <> 'resolved';

-- Owners by id, in whichever tenant.

create index owner_by_id on owner (type, id);
create index owner_alias_by_alias on owner_alias (type, alias);
