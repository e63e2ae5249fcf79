-- Whose an owner is, in the life in which somebody said so.

alter table owner add column holder text;
alter table owner add column holder_incarnation int;
