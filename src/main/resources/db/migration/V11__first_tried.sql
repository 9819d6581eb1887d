-- What somebody waits for is tried for so long from the first try; before that it only waited for its turn.
alter table effect add column first_tried_at timestamptz;
