package com.flexreconnect.simulator.world;

/** Works out what each party hears, and keeps the record of it. */
final class Hearing {

    private final World world;

    Hearing(World world) {
        this.world = world;
    }

    void update(Call call) {
        Heard now = judge(call);
        Heard before = call.heard.isEmpty() ? null : call.heard.getLast();
        if (before != null && before.sound() == now.sound() && before.detail().equals(now.detail())) {
            return;
        }
        call.heard.add(now);
        world.tell(new WorldEvent.SoundChanged(now.at(), call.view()));
    }

    void update(Conference room) {
        room.participants.forEach(p -> update(p.call));
    }

    private Heard judge(Call call) {
        var at = world.now();
        if (!call.live()) {
            return new Heard(at, Sound.NOTHING_ANY_MORE, "");
        }
        if (call.status.equals("ringing")) {
            return new Heard(at, Sound.RINGING, "");
        }
        Conference room = call.conference;
        return room != null ? inRoom(call, room) : alone(call);
    }

    private Heard inRoom(Call call, Conference room) {
        var at = world.now();
        var me = room.participant(call.sid).orElseThrow();
        boolean announced = call.playback != null && call.playback.heard(at).sound() == Sound.ANNOUNCEMENT;
        if (me.hold && announced && world.answers().is(Answer.ON_HOLD_HEARS_ANNOUNCEMENTS)) {
            return call.playback.heard(at);
        }
        if (me.hold) {
            return new Heard(at, Sound.HOLD_MUSIC, me.holdUrl == null ? "" : me.holdUrl);
        }
        var agent = room.participants.stream()
                .filter(other -> other != me && other.call.role == CallRole.AGENT && !other.hold)
                .findFirst();
        if (agent.isPresent()) {
            return new Heard(at, Sound.AGENT, name(agent.get().call));
        }
        if (call.playback != null && call.playback.heard(at).sound() != Sound.SILENCE) {
            return call.playback.heard(at);
        }
        if (room.participants.stream().anyMatch(other -> other != me && other.audible())) {
            return new Heard(at, Sound.OTHERS, "");
        }
        // the wait music of a conference plays only until it starts
        return room.status.equals("init")
                ? new Heard(at, Sound.WAIT_AUDIO, "conference")
                : new Heard(at, Sound.SILENCE, "");
    }

    private Heard alone(Call call) {
        return call.playback == null ? new Heard(world.now(), Sound.SILENCE, "") : call.playback.heard(world.now());
    }

    private String name(Call agent) {
        return world.workers()
                .find(String.valueOf(agent.workerSid))
                .map(worker -> worker.name)
                .orElse(agent.to);
    }
}
