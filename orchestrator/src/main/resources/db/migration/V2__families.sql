-- What goes together with the thing that carries it: only looked at, once that is gone.

alter table resource add column goes_with_parent boolean not null default false;
alter table step add column goes_with_parent boolean not null default false;

-- Owners that belong to other owners: which owner a resource of kind `owner` is.

alter table resource add column child_no bigint references owner;

create index resource_of_child on resource (child_no) where child_no is not null;

-- Which deletion a step of kind `owner` waits for, and how that one answers when it ends.

create table child_wait (
  parent_saga uuid   not null references saga on delete cascade,
  parent_step bigint not null,
  child_saga  uuid   not null references saga on delete cascade,
  round       int    not null,
  ticket      uuid   not null,
  primary key (parent_saga, parent_step)
);

create index child_wait_of_child on child_wait (child_saga);
