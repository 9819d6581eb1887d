package com.flexreconnect.wholeservice;

import com.flexreconnect.simulator.agent.PluginCall;
import java.util.HashSet;
import java.util.Set;

/** What people did on purpose: nobody else may end a call. */
final class Intentions {

    private final Set<String> hungUp = new HashSet<>();
    private final Set<String> mayEnd = new HashSet<>();
    private final Set<String> goodbyes = new HashSet<>();

    void hangsUp(String callSid) {
        hungUp.add(callSid);
    }

    void mayEnd(String conferenceSid) {
        mayEnd.add(conferenceSid);
    }

    void heard(PluginCall call) {
        if (call.path().endsWith("/remove-worker-from-conference-state"))
            goodbyes.add(call.fields().get("conferenceSid") + call.fields().get("workerSid"));
    }

    boolean hungUp(String callSid) {
        return hungUp.contains(callSid);
    }

    boolean wasToEnd(String conferenceSid) {
        return mayEnd.contains(conferenceSid);
    }

    boolean saidGoodbye(String conferenceSid, String workerSid) {
        return goodbyes.contains(conferenceSid + workerSid);
    }
}
