package com.flexreconnect.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Registered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One story, its facts heard in every order and again and again. */
record ExploredRooms(RoomStory story, Set<Hearing> hearings, List<Step> steps) {

    /** Anew for each test class: a mutant must not be judged by what another did. */
    static List<ExploredRooms> all() {
        return RoomStory.ALL.stream().map(ExploredRooms::explore).toList();
    }

    /** @param heard a bit for each fact of the story */
    record Hearing(int heard, Conference room, Told told) {
        boolean isComplete(RoomStory story) {
            return heard == (1 << story.facts().size()) - 1;
        }
    }

    record Step(Hearing from, ConferenceEvent fact, List<Finding> findings, Hearing to) {}

    private static ExploredRooms explore(RoomStory story) {
        Set<Hearing> hearings = new LinkedHashSet<>();
        List<Step> steps = new ArrayList<>();
        var toVisit = new ArrayDeque<Hearing>();
        var start = new Hearing(0, Conference.empty(People.ROOM), Told.NOTHING);
        hearings.add(start);
        toVisit.add(start);
        while (!toVisit.isEmpty()) {
            assertThat(hearings)
                    .as("%s: a machine without bounds", story.name())
                    .hasSizeLessThan(50_000);
            var here = toVisit.remove();
            for (var number = 0; number < story.facts().size(); number++) {
                var fact = story.facts().get(number);
                if (takesGoodbyeBack(here.room(), fact)) continue;
                var step = hear(here, number, fact);
                steps.add(step);
                if (hearings.add(step.to())) toVisit.add(step.to());
            }
        }
        return new ExploredRooms(story, hearings, steps);
    }

    private static Step hear(Hearing here, int number, ConferenceEvent fact) {
        var judged = here.room().after(fact);
        var next = new Hearing(
                here.heard() | 1 << number, judged.next(), here.told().and(judged.findings()));
        return new Step(here, fact, judged.findings(), next);
    }

    /** Unless the leg has left by then: so this order is part of the story. */
    private static boolean takesGoodbyeBack(Conference room, ConferenceEvent fact) {
        return fact instanceof Registered registered
                && room.leavesOnPurpose(registered.agent().worker())
                && registered.said()
                        > room.intents().get(registered.agent().worker()).said()
                && !room.legs()
                        .getOrDefault(registered.call(), Leg.unseen(registered.call()))
                        .gone();
    }

    @Override
    public String toString() {
        return story.name();
    }
}
