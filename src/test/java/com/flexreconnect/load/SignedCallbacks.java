package com.flexreconnect.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Conference callbacks of many calls that go on at the same time: in turn one of each, in each call first the two join
 * and then their legs are modified. Every one of them changes what is known of its conference. Written and signed
 * beforehand, so that sending them costs next to nothing.
 */
record SignedCallbacks(String baseUrl, String authToken, int conferences) {

    private static final String PATH = "/conference-status-handler";

    /** As they go over the wire. */
    List<byte[]> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::request).toList();
    }

    static String conference(int number) {
        return sid("CF", number);
    }

    /** The sequence number in its conference of the callback of this number. */
    int sequence(int number) {
        return number / conferences + 1;
    }

    private byte[] request(int number) {
        return new SignedRequest(baseUrl, authToken).form(PATH, form(number % conferences, sequence(number)));
    }

    static Map<String, String> form(int conference, int sequence) {
        var form = new LinkedHashMap<String, String>();
        form.put("AccountSid", sid("AC", 1));
        form.put("ConferenceSid", conference(conference));
        form.put("FriendlyName", sid("WT", conference));
        form.put("SequenceNumber", String.valueOf(sequence));
        form.put("Timestamp", "Thu, 1 Jun 2017 20:48:32 +0000");
        form.put("StatusCallbackEvent", sequence <= 2 ? "participant-join" : "participant-modify");
        form.put("CallSid", sid("CA", 2 * conference + sequence % 2));
        form.put("Muted", "false");
        form.put("Hold", "false");
        form.put("Coaching", "false");
        form.put("EndConferenceOnExit", "false");
        form.put("StartConferenceOnEnter", "true");
        return form;
    }

    private static String sid(String prefix, int number) {
        return prefix + "%032x".formatted(number);
    }
}
