-- What is forgotten in time is found by these; see docs/upgrading.md for how long each takes to build.
create index recovery_closed on recovery (closed_at) where closed_at is not null;
-- Not changed_at: an index on what every attempt changes would cost each of them.
create index effect_entered on effect (entered_at);
create index conference_updated on conference (updated_at);
create index known_attributes_seen on known_attributes (seen_at);
