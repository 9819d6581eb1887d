package com.flexreconnect.voice;

import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkflowSid;
import java.net.URI;
import java.util.Optional;

/** What a call is to do next, as TwiML. */
public final class CallInstructions {
    private CallInstructions() {}

    /**
     * @param attributes JSON object as text, at most 4096 characters
     * @param waitUrl what the caller hears meanwhile; fetched with GET (Twilio's default is POST)
     */
    public static String enqueue(WorkflowSid workflow, String attributes, int priority, URI waitUrl) {
        return new Twiml()
                .open(
                        "Enqueue",
                        "workflowSid",
                        workflow.value(),
                        "waitUrl",
                        waitUrl.toString(),
                        "waitUrlMethod",
                        Announcements.METHOD)
                .verb("Task", attributes, "priority", String.valueOf(priority))
                .close()
                .end();
    }

    /** @param label kept from the old conference; unique there, so unique here */
    public static String joinConference(TaskSid name, Optional<String> label) {
        var attributes = label.map(text -> new String[] {
                    "startConferenceOnEnter", "true", "endConferenceOnExit", "false", "participantLabel", text
                })
                .orElse(new String[] {"startConferenceOnEnter", "true", "endConferenceOnExit", "false"});
        return new Twiml()
                .open("Dial")
                .verb("Conference", name.value(), attributes)
                .close()
                .end();
    }

    public static String redirect(URI url) {
        return new Twiml().verb("Redirect", url.toString()).end();
    }
}
