-- What is kept on purpose may be kept until a time. When that has passed it is open again, and this still says until when
-- it was kept.

alter table finding add column kept_until timestamptz;
alter table finding_status add column until timestamptz; -- until when it is kept; where it is open again, until when it was

create index finding_kept_until on finding (kept_until) where state = 'kept' and kept_until is not null;

create or replace function note_finding() returns trigger language plpgsql as $$
declare
  said boolean := false;
  until_then timestamptz;
begin
  if tg_op = 'UPDATE' then
    said := new.state in ('acknowledged', 'kept')
            and (new.state, new."by", new.note, new.kept_until) is distinct from (old.state, old."by", old.note, old.kept_until);
    if new.state = 'kept' or (old.state = 'kept' and new.state = 'open' and new.kept_until <= clock_timestamp()) then
      until_then := new.kept_until;
    end if;
  end if;
  insert into finding_status (finding_id, was, state, finding, reason, by, note, until, at)
  values (new.id, case when tg_op = 'UPDATE' then old.state end, new.state, new.finding, new.reason,
          case when said then new."by" end, case when said then new.note end, until_then, clock_timestamp());
  return null;
end $$;

drop trigger finding_changed on finding;

create trigger finding_changed after update on finding for each row
  when ((old.state, old.finding, old.reason, old."by", old.note, old.kept_until)
        is distinct from (new.state, new.finding, new.reason, new."by", new.note, new.kept_until))
  execute function note_finding();
