-- A saga may only look and say what would go, and may end first what is in use.

alter table saga add column rehearsal boolean not null default false;
alter table saga add column force boolean not null default false;
alter table saga add column seen int not null default 0;

drop index saga_open_per_owner;
create unique index saga_open_per_owner
    on saga (owner_no, rehearsal)
 where state in ('planning', 'deleting', 'stuck');

-- A resource may be a set of things: how many of them answers said they took away, or are there.

alter table step add column tally_count bigint;
alter table step add column tally_active bigint;
