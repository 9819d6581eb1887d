package com.flexreconnect.operator;

import com.flexreconnect.recovery.Recovery;
import java.util.regex.Pattern;

/** What a conference callback said, made readable. */
final class Gist {

    private static final Pattern CALL = Pattern.compile("call=(CA[0-9a-fA-F]{32})");

    private Gist() {}

    static String of(String gist, Recovery recovery) {
        var call = CALL.matcher(gist);
        var who = call.find() ? ": " + whose(call.group(1), recovery) : "";
        var kind = gist.replaceAll("\\[.*", "");
        return switch (kind) {
            case "Joined" -> "participant-join" + who;
            case "Left" -> "participant-leave" + who + reason(gist);
            case "Modified" -> "participant-modify" + who;
            case "Ended" -> "conference-end";
            default -> kind;
        };
    }

    private static String whose(String call, Recovery recovery) {
        if (call.equals(recovery.lost().customer().value())) return "the caller";
        if (call.equals(recovery.lost().agentCall().value()))
            return recovery.lost().agent().name();
        return call;
    }

    private static String reason(String gist) {
        if (gist.contains("HUNG_UP_OR_REDIRECTED")) return ", hung up or redirected";
        if (gist.contains("HUNG_UP")) return ", hung up";
        if (gist.contains("REDIRECTED")) return ", redirected";
        if (gist.contains("ROOM_CLOSED")) return ", the conference ended";
        return "";
    }
}
