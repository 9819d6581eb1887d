-- What the operator's page shows and searches. A service of before this migration can go on writing: all may be null.
alter table recovery
    add column agent_call_sid text,
    add column worker_sid     text,
    add column worker_name    text,
    -- when the caller was with an agent again
    add column reunited_at    timestamptz;

update recovery
set agent_call_sid = state -> 'lost' ->> 'agentCall',
    worker_sid     = state -> 'lost' -> 'agent' ->> 'worker',
    worker_name    = state -> 'lost' -> 'agent' ->> 'name',
    reunited_at    = case when outcome in ('RECOVERED', 'HANDED_OVER') then closed_at end;

-- Set once, when a recovery begins: they do not make its changes dearer.
create index recovery_opened on recovery (opened_at desc, id desc);
create index recovery_outcome on recovery (outcome, opened_at desc, id desc);
create index recovery_worker on recovery (worker_sid, opened_at desc);
create index recovery_agent_call on recovery (agent_call_sid);
create index recovery_conference on recovery (conference_sid, opened_at desc);
drop index recovery_customer;
create index recovery_customer on recovery (customer_call_sid);
create index recovery_reconnect_task on recovery (reconnect_task_sid) where reconnect_task_sid is not null;

-- The event as JSON, to be told in sentences.
alter table recovery_history add column told jsonb;

-- Which callback it was: its kind and SIDs, nothing personal.
alter table inbox add column gist text;

-- Each request to Twilio that an effect made.
create table effect_request (
    effect_id uuid not null references effect on delete cascade,
    attempt   int not null,
    at        timestamptz not null,
    -- method and path, SIDs cut down to their kind, without the query
    request   text not null,
    -- 0: no answer came
    status    int not null,
    millis    int not null
);
create index effect_request_of on effect_request (effect_id);
