-- Behind its traceparent, after a blank, the tracestate with which a saga's request came.

alter table saga
  drop constraint saga_trace_check,
  add constraint saga_trace_check
  check (trace ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]( [!-~][ -~]*)?$' and length(trace) <= 568);

-- What is read every few seconds, by the metrics and by health: of findings and notices, those that are not dealt with,
-- without going through all that ever were.

create index finding_unresolved on finding (state, finding) where state in ('open', 'acknowledged');
create index notice_unsent on notice (state) where state in ('pending', 'dead');
