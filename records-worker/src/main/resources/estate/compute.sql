-- The compute platform's tables, as the shipped declarations expect them.
create table users (
  id uuid primary key default gen_random_uuid(),
  name varchar(255) not null
);

create table deployments (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id),
  name varchar(255) not null,
  status varchar(20) not null,
  created_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  deleted_at timestamp
);
create index on deployments (user_id);
create index on deployments (deleted_at);

create table deployment_replicas (
  id uuid primary key default gen_random_uuid(),
  deployment_id uuid not null references deployments (id),
  status varchar(20) not null,
  updated_at timestamp not null default now(),
  stopped_at timestamp
);
create index on deployment_replicas (deployment_id);

create table deployment_resources (
  id uuid primary key default gen_random_uuid(),
  deployment_id uuid not null references deployments (id),
  cpu numeric,
  memory integer,
  gpu integer,
  storage integer,
  status varchar(20) not null default 'allocated',
  released_at timestamp
);
create index on deployment_resources (deployment_id);

create table deployment_status_history (
  id uuid primary key,
  deployment_id uuid not null references deployments (id),
  old_status varchar(20),
  new_status varchar(20) not null,
  changed_by uuid references users (id),
  changed_at timestamp not null,
  reason text
);
create index on deployment_status_history (deployment_id);

create table load_balancer_routes (
  id uuid primary key default gen_random_uuid(),
  deployment_id uuid not null references deployments (id),
  host varchar(255) not null,
  target varchar(255) not null
);
create index on load_balancer_routes (deployment_id);
