package com.flexreconnect.wholeservice;

/** What the service's database says about the way of one caller to a queue. */
record WhyItTakesLonger(Centre centre, String conference, String reservation) {

    boolean theRoomWasLookedAt() {
        return is("""
                select exists (select 1 from recovery_history join recovery on recovery_id = recovery.id
                    where conference_sid = :room and recovery_history.phase = 'VERIFYING')
                """);
    }

    boolean theLossWasLookedFor() {
        return is("""
                select exists (select 1 from effect where subject = :task and name like 'LookForLoss%'
                    and effect ->> 'reservation' = :reservation)
                """);
    }

    /** The loss was looked for, and not found, as no callback had told of the room. */
    boolean nothingWasToldOfTheRoom() {
        return is("""
                select exists (select 1 from effect where subject = :task and name like 'LookForLoss%'
                        and effect ->> 'reservation' = :reservation and status = 'DONE'
                        and not exists (select 1 from conference where task_sid = :task
                            and opened_at <= effect.changed_at))
                    and not exists (select 1 from recovery where conference_sid = :room)
                """);
    }

    /** All ways to the queue failed, or Twilio had to be asked first who had left. */
    boolean twilioRefused() {
        return is("""
                select exists (select 1 from recovery where conference_sid = :room and outcome = 'GAVE_UP')
                    or exists (select 1 from effect where subject = :room and name like 'Identify%' and attempts > 1)
                    or exists (select 1 from effect where subject = :task and name like 'LookForLoss%' and attempts > 1
                        and effect ->> 'reservation' = :reservation)
                """);
    }

    boolean othersCameFirst() {
        return is("""
                select exists (select 1 from effect join recovery on subject = recovery.id::text
                    where conference_sid = :room
                    and (attempts > 1 or coalesce(first_tried_at, changed_at) > entered_at + interval '1 second'))
                """);
    }

    private boolean is(String query) {
        return centre.sql
                .sql(query)
                .param("room", conference)
                .param("reservation", reservation)
                .param(
                        "task",
                        centre.twilio.world().conferences().fetch(conference).friendlyName())
                .query(Boolean.class)
                .single();
    }
}
