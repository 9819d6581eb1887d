-- Where it was decided, as W3C's traceparent: what is done later, on whichever instance, is part of the same trace. Empty
-- where traces are off. A service of before this migration goes on writing without it.
alter table recovery add column traceparent text;
alter table effect add column traceparent text;
