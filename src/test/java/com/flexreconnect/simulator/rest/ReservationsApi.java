package com.flexreconnect.simulator.rest;

import static com.flexreconnect.simulator.rest.TasksApi.WORKSPACE;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/** Reservations of tasks on taskrouter.twilio.com. */
final class ReservationsApi {

    private static final String BASE = WORKSPACE + "/Tasks/{TaskSid}/Reservations";

    private final World world;

    ReservationsApi(World world) {
        this.world = world;
    }

    void register(Resources resources) {
        resources
                .on("GET " + BASE, this::list)
                .on("GET " + BASE + "/{Sid}", request -> RestAnswer.ok(shape(get(request))))
                .on("POST " + BASE + "/{Sid}", this::update);
    }

    private RestAnswer list(RestRequest request) {
        String task = world.tasks().fetch(request.path("TaskSid")).sid();
        var found = world.reservations().all().stream()
                .filter(reservation -> reservation.taskSid().equals(task))
                .filter(reservation -> request.query("ReservationStatus")
                        .map(reservation.status()::equals)
                        .orElse(true))
                .filter(reservation -> request.query("WorkerSid")
                        .map(reservation.workerSid()::equals)
                        .orElse(true))
                .toList();
        return Lists.meta(request, "reservations", found, this::shape);
    }

    private RestAnswer update(RestRequest request) {
        ReservationView reservation = get(request);
        if (request.form("ReservationStatus").isPresent()) {
            reservation = world.reservations().update(reservation.sid(), request.required("ReservationStatus"));
        }
        return RestAnswer.ok(shape(reservation));
    }

    private ReservationView get(RestRequest request) {
        ReservationView reservation = world.reservations().fetch(request.path("Sid"));
        if (!reservation.taskSid().equals(request.path("TaskSid"))) {
            throw TwilioError.notFound(request.uri());
        }
        return reservation;
    }

    private ObjectNode shape(ReservationView reservation) {
        String url = "https://taskrouter.twilio.com/v1/Workspaces/"
                + world.ids().workspace() + "/Tasks/" + reservation.taskSid() + "/Reservations/" + reservation.sid();
        ObjectNode json = Json.object()
                .put("sid", reservation.sid())
                .put("account_sid", world.ids().account())
                .put("workspace_sid", world.ids().workspace())
                .put("task_sid", reservation.taskSid())
                .put("worker_sid", reservation.workerSid())
                .put("worker_name", reservation.workerName())
                .put("reservation_status", reservation.status())
                .put("date_created", TasksApi.iso(reservation.createdAt()))
                .put("date_updated", TasksApi.iso(reservation.updatedAt()))
                .put("url", url);
        json.putObject("links").put("task", url.substring(0, url.indexOf("/Reservations")));
        return json;
    }
}
