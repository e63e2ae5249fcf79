-- Resources by what people call them. The tenant is the owner's, which never changes; it stands here only where there is
-- a name, so that no search reads what other tenants have. Whoever writes a name without it, as older orchestrators do,
-- has it filled in.

alter table resource add column tenant text;

create function place_name() returns trigger language plpgsql as $$
begin
  select o.tenant into new.tenant from owner o where o.no = new.owner_no;
  return new;
end $$;

create trigger resource_named before insert or update of name on resource for each row
  when (new.name is not null and new.tenant is null)
  execute function place_name();

update resource r
   set tenant = o.tenant
  from owner o
 where o.no = r.owner_no
   and r.name is not null;

create index resource_by_name on resource (tenant, lower(name) collate "C", no) include (owner_no) where name is not null;

-- Owners by the beginning of an id, and by whose they are. In the order of bytes, beginnings are ranges.

create index owner_by_beginning on owner (tenant, id collate "C");
create index owner_of_holder on owner (tenant, holder) where holder is not null;
