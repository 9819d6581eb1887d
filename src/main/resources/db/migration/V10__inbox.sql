-- What Twilio has told us, so that the same news counts once.
create table inbox (
    key         text        primary key,
    sender      text        not null,
    received_at timestamptz not null,
    -- the rest is for letters that could not be judged when they came
    body        text,
    attempts    integer     not null default 0,
    fault       text,
    judge_at    timestamptz
);

create index inbox_received on inbox (received_at);
create index inbox_to_judge on inbox (judge_at) where judge_at is not null;
