-- When Twilio was asked in earnest: not while it, or our own limit, had it wait. Patience with Twilio counts from then. Empty
-- where an earlier service asked.
alter table effect add column asked_at timestamptz;
