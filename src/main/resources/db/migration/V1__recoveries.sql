-- Who is in each conference. The roster is one value, written as a whole under the row's lock.
create table conference (
    conference_sid text primary key,
    task_sid       text,
    roster         jsonb not null,
    ended          boolean not null,
    updated_at     timestamptz not null
);
create index conference_task on conference (task_sid, updated_at desc);

create table recovery (
    id                 uuid primary key,
    conference_sid     text not null,
    task_sid           text not null,
    customer_call_sid  text not null,
    reconnect_task_sid text,
    phase              text not null,
    outcome            text,
    state              jsonb not null,
    opened_at          timestamptz not null,
    closed_at          timestamptz
);
-- Two agents lost at once start exactly one recovery: the database says so too.
create unique index recovery_one_open_each on recovery (conference_sid) where closed_at is null;
create index recovery_customer on recovery (customer_call_sid) where closed_at is null;
create index recovery_task on recovery (task_sid, opened_at desc);

-- Everything that a recovery heard, also what changed nothing: the answer to "why is this caller still waiting?"
create table recovery_history (
    id          bigint generated always as identity primary key,
    recovery_id uuid not null references recovery on delete cascade,
    at          timestamptz not null,
    event       text not null,
    phase       text not null,
    effects     text not null
);
create index recovery_history_of on recovery_history (recovery_id, id);

-- The newest attributes seen of each task. Personal data: purged with the inbox.
create table known_attributes (
    task_sid   text primary key,
    attributes jsonb not null,
    seen_at    timestamptz not null
);

-- What is to be done at Twilio; once for each subject (a recovery or a conference) and effect.
create table effect (
    id         uuid primary key,
    subject    text not null,
    name       text not null,
    effect     jsonb not null,
    status     text not null,
    attempts   int not null,
    entered_at timestamptz not null,
    changed_at timestamptz not null,
    note       text,
    unique (subject, name)
);

-- db-scheduler's table: effects to perform and patience that will end.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
