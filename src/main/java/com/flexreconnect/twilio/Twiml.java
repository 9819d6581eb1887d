package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkflowSid;
import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Enqueue;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Task;
import java.net.URI;
import java.util.Optional;

/** What a call is to do next, as TwiML. */
public final class Twiml {
    private Twiml() {}

    /**
     * @param attributes JSON object as text, at most 4096 characters
     * @param waitUrl what the caller hears meanwhile; fetched with GET (Twilio's default is POST)
     */
    public static String enqueue(WorkflowSid workflow, String attributes, int priority, URI waitUrl) {
        return new VoiceResponse.Builder()
                .enqueue(new Enqueue.Builder()
                        .workflowSid(workflow.value())
                        .waitUrl(waitUrl)
                        .waitUrlMethod(HttpMethod.GET)
                        .task(new Task.Builder(attributes).priority(priority).build())
                        .build())
                .build()
                .toXml();
    }

    /** @param label kept from the old conference; unique there, so unique here */
    public static String joinConference(String name, Optional<String> label) {
        var conference = new Conference.Builder(name).endConferenceOnExit(false).startConferenceOnEnter(true);
        label.ifPresent(conference::participantLabel);
        return new VoiceResponse.Builder()
                .dial(new Dial.Builder().conference(conference.build()).build())
                .build()
                .toXml();
    }

    public static String redirect(URI url) {
        return new VoiceResponse.Builder()
                .redirect(new Redirect.Builder(url).build())
                .build()
                .toXml();
    }
}
