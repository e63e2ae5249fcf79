-- The token gateway's tables, as the shipped declarations expect them.
create table api_tokens (
  token_hash varchar(128) primary key,
  name varchar(255) not null unique,
  created_at timestamptz not null default now()
);

create table certificates (
  id bigint generated always as identity primary key,
  owner_token_hash varchar(128) not null,
  domain varchar(255) not null,
  created_at timestamptz not null default now()
);
create index on certificates (owner_token_hash);

create table proxy_targets (
  id bigint generated always as identity primary key,
  owner_token_hash varchar(128) not null,
  hostname varchar(255) not null,
  created_at timestamptz not null default now()
);
create index on proxy_targets (owner_token_hash);
