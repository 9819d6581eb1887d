-- Until when a request of this effect that had no answer may still be performed by Twilio.
alter table effect add column may_happen_until timestamptz;
