-- The clone platform's tables, as the shipped declarations expect them. Nothing but the key is given by
-- the platform's document; rows hold what they hold.
create table clones (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  name varchar(255) not null,
  created_at timestamptz not null default now()
);

create table clone_sessions (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  status varchar(20) not null default 'active',
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create index on clone_sessions (clone_id);

create table clone_knowledge (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on clone_knowledge (clone_id);

create table qa_training (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on qa_training (clone_id);

create table assistants (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on assistants (clone_id);

create table vector_stores (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on vector_stores (clone_id);

create table documents (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on documents (clone_id);

create table experts (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on experts (clone_id);

create table document_chunks (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null,
  created_at timestamptz not null default now()
);
create index on document_chunks (clone_id);

create table embeddings (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null,
  created_at timestamptz not null default now()
);
create index on embeddings (clone_id);

create table processing_status (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null,
  created_at timestamptz not null default now()
);
create index on processing_status (clone_id);

create table chat_messages (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on chat_messages (clone_id);

create table threads (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on threads (clone_id);

create table conversations (
  id uuid primary key default gen_random_uuid(),
  clone_id uuid not null references clones (id),
  created_at timestamptz not null default now()
);
create index on conversations (clone_id);
