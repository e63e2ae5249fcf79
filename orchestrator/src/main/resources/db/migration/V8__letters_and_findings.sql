-- Which dead letters were sent again. The time belongs to the name: a topic that is made anew counts from 0 once more.

create table letter_sent (
  letter    text        not null,
  kept_at   timestamptz not null,
  by        text        not null,
  corrected boolean     not null,
  at        timestamptz not null default clock_timestamp(),
  primary key (letter, kept_at)
);

-- What findings were and are, whoever changed them: one row per change. Findings are written by many statements,
-- of which none may forget it.

create table finding_status (
  id         bigint generated always as identity primary key,
  finding_id bigint      not null,
  was        text,                 -- absent when it was found
  state      text        not null, -- open, acknowledged, kept, resolved
  finding    text        not null,
  reason     text        not null,
  by         text,                 -- absent where no person said so
  note       text,
  at         timestamptz not null
);

create index finding_status_of on finding_status (finding_id, id);

insert into finding_status (finding_id, state, finding, reason, at)
select id, 'open', finding, reason, opened_at
  from finding;

insert into finding_status (finding_id, was, state, finding, reason, by, note, at)
select id, 'open', state, finding, reason, case when state = 'acknowledged' then by end,
       case when state = 'acknowledged' then note end, changed_at
  from finding
 where state <> 'open';

create function note_finding() returns trigger language plpgsql as $$
declare
  said boolean := false;
begin
  if tg_op = 'UPDATE' then
    said := new.state in ('acknowledged', 'kept') and (new.state, new."by", new.note) is distinct from (old.state, old."by", old.note);
  end if;
  insert into finding_status (finding_id, was, state, finding, reason, by, note, at)
  values (new.id, case when tg_op = 'UPDATE' then old.state end, new.state, new.finding, new.reason,
          case when said then new."by" end, case when said then new.note end, clock_timestamp());
  return null;
end $$;

create trigger finding_found after insert on finding for each row execute function note_finding();

create trigger finding_changed after update on finding for each row
  when ((old.state, old.finding, old.reason, old."by", old.note)
        is distinct from (new.state, new.finding, new.reason, new."by", new.note))
  execute function note_finding();

-- Where resources came from.

alter table resource add column registered_by text; -- absent for what is older than this column
