-- In which trace a saga is: a W3C traceparent. Null means a trace of its own, whose id is the saga's without dashes.
alter table saga
  add column trace text check (trace ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$');
