-- A roster is written anew at every callback, a task's attributes a few times in each call. PostgreSQL does that in place,
-- without touching any index, as long as no indexed column changes and the page has room for the new version.
alter table conference add column opened_at timestamptz not null default now();
update conference set opened_at = updated_at;
create index conference_opened on conference (opened_at);
drop index conference_updated;
drop index conference_task;
create index conference_task on conference (task_sid);
alter table conference set (fillfactor = 50);

alter table known_attributes add column first_seen_at timestamptz not null default now();
update known_attributes set first_seen_at = seen_at;
create index known_attributes_first_seen on known_attributes (first_seen_at);
drop index known_attributes_seen;
alter table known_attributes set (fillfactor = 50);

alter table effect set (fillfactor = 70);
