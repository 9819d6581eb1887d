package com.flexreconnect.webhook;

/** CloudEvents as Event Streams sends them. */
final class Events {
    static final String TASK = "WT00000000000000000000000000000001";

    private Events() {}

    static String accepted(String id, String attributes) {
        return """
                {"specversion":"1.0","type":"com.twilio.taskrouter.reservation.accepted","source":"/v1/Workspaces","id":"%s",
                 "time":"2026-11-22T11:00:05.120Z","dataschema":"https://events-schemas.twilio.com/TaskRouter.WDSEvent/4",
                 "datacontenttype":"application/json",
                 "data":{"sid":"EV00000000000000000000000000000001","level":"INFO","group":"reservation",
                  "product_name":"TaskRouter","payload_type":"application/json",
                  "payload":{"eventtype":"reservation.accepted","timestamp":"2026-11-22T11:00:05.100Z",
                   "workspace_sid":"WS00000000000000000000000000000001","workflow_sid":"WW00000000000000000000000000000001",
                   "task_sid":"%s","task_attributes":"%s","task_priority":1000,"task_age":"3",
                   "task_channel_unique_name":"default","reservation_sid":"WR00000000000000000000000000000001",
                   "reservation_status":"accepted","worker_sid":"WK00000000000000000000000000000001","worker_name":"ada"}}}
                """.formatted(id, TASK, attributes);
    }

    /** With a task and nothing else. */
    static String bare(String id, String type) {
        return of(id, type, "\"task_age\":\"26\"");
    }

    static String of(String id, String type, String fields) {
        return """
                {"specversion":"1.0","type":"com.twilio.taskrouter.%s","id":"%s","data":{"payload":{"task_sid":"%s",%s}}}""".formatted(type, id, TASK, fields);
    }
}
