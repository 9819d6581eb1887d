package com.flexreconnect.twilio;

import java.util.ArrayList;
import java.util.List;

/** One task with one reservation that follow TaskRouter's rules: versions, and who may be ended how. */
final class TaskRouterStub {

    String status = "pending";
    String reservation = "pending";
    String attributes = "{}";
    int version = 0;
    boolean removed;
    boolean wantsQuotes;
    final List<String> reasons = new ArrayList<>();

    synchronized Answer answer(Heard request) {
        if (removed) return Answer.error(404, 20404);
        if (request.path().contains("/Reservations")) return reservation(request);
        if (request.method().equals("GET")) return task();
        var match = request.header("If-Match");
        var wanted = wantsQuotes ? "\"" + version + "\"" : Integer.toString(version);
        if (match.isPresent() && !match.get().equals(wanted)) return Answer.error(412, 20412);
        var wish = request.form().get("AssignmentStatus");
        if (wish != null && !mayBecome(wish)) return Answer.error(400, 20001);
        if (wish != null) reasons.add(request.form().get("Reason"));
        status = wish == null ? status : wish;
        attributes = request.form().getOrDefault("Attributes", attributes);
        version++;
        return task();
    }

    private boolean mayBecome(String wish) {
        return switch (status) {
            case "pending", "reserved" -> wish.equals("canceled");
            case "assigned", "wrapping" -> wish.equals("completed");
            default -> false;
        };
    }

    private Answer task() {
        return Answer.ok("{\"sid\":\"%s\",\"workflow_sid\":\"%s\",\"assignment_status\":\"%s\",\"attributes\":\"%s\"}"
                        .formatted(Given.TASK, Given.WORKFLOW, status, attributes.replace("\"", "\\\"")))
                .with("etag", "\"" + version + "\"");
    }

    private Answer reservation(Heard request) {
        var wish = request.form().get("ReservationStatus");
        if (wish != null && !reservation.equals("wrapping")) return Answer.error(400, 20001);
        if (wish != null) reservation = wish;
        var body =
                "{\"sid\":\"%s\",\"task_sid\":\"%s\",\"worker_sid\":\"%s\",\"worker_name\":\"agent-a\",\"reservation_status\":\"%s\"}"
                        .formatted(Given.RESERVATION, Given.TASK, Given.WORKER, reservation);
        return Answer.ok(
                request.path().endsWith("/Reservations")
                        ? "{\"reservations\":[%s],\"meta\":{\"key\":\"reservations\"}}".formatted(body)
                        : body);
    }
}
