-- The life of owners: hidden before they are deleted, and every change of what they are on record.

alter table owner add column hidden boolean not null default false;
alter table owner add column failed_at timestamptz; -- when upstream said that its provisioning had failed
alter table owner add column status_seq int not null default 0;

create table owner_status (
  owner_no    bigint      not null references owner,
  seq         int         not null,
  incarnation int         not null,
  was         text,                  -- absent where the owner was not known before
  state       text        not null,
  by          text        not null,
  why         text        not null,
  saga_id     uuid,
  at          timestamptz not null default clock_timestamp(),
  primary key (owner_no, seq)
);

-- A deletion that may still be taken back by restoring its owner is open as well.

drop index saga_open_per_owner;
create unique index saga_open_per_owner
    on saga (owner_no, rehearsal)
 where state in ('grace', 'planning', 'deleting', 'stuck');

-- How often what a deletion left nothing of was looked at once more.

alter table saga add column looked_again int not null default 0;
create index saga_deleted on saga (tenant, finished_at) where state = 'deleted';

-- Work that goes by the clock: who runs it, and how its last run went.

create table job (
  name          text primary key,
  next_run      timestamptz not null default clock_timestamp(),
  running_by    uuid,
  lease_until   timestamptz,
  last_started  timestamptz,
  last_finished timestamptz
);

create table job_result (
  job    text        not null references job,
  tenant text        not null,
  at     timestamptz not null,
  result jsonb       not null,
  primary key (job, tenant)
);

-- What purging and sweeping look for.

create index owner_deleted on owner (tenant, type, deleted_at) where state = 'deleted';
create index owner_failed on owner (tenant, failed_at) where failed_at is not null;
create index owner_alias_of_owner on owner_alias (owner_no);
create index finding_of_owner on finding (tenant, owner_type, owner_id);
create index step_of_resource on step (id);
create index resource_of_parent on resource (parent_no) where parent_no is not null;
create index resource_held on resource (registered_at) where state = 'held';
create index resource_intended on resource (settle_at) where state = 'intended';
