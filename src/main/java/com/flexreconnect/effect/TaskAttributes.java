package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.Mark;
import com.flexreconnect.recovery.OurTask;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.recovery.Target;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of the three tasks of a recovery, as the contract has them. Pure: JSON text in, JSON text out. */
final class TaskAttributes {

    /** Look-ups by attribute need one that no other task has. */
    static final String PING_OF = "pingOf";

    static final String RECONNECT_OF = "reconnectOf";

    private static final String RECONNECT_AGENT = "Reconnect Agent";
    private static final String TARGET = "targetWorkerSid";
    private static final JsonMapper JSON = JsonMapper.shared();

    private TaskAttributes() {}

    /** The ping is no conversation: Flex Insights would count it as one. */
    static String ping(String originals, RecoveryFile file) {
        var ours = lost(file);
        ours.put(PING_OF, file.id().toString());
        return Fitted.merge(
                without(originals, "conversations", "conference", "isReconnect", TARGET, RECONNECT_OF), ours);
    }

    static String reconnect(String originals, RecoveryFile file, Target target, int attempt) {
        var copied = without(originals, "wasPingSuccessful", TARGET, PING_OF, "outbound_to");
        var ours = lost(file);
        ours.put(OurTask.IS_RECONNECT, true);
        ours.put(OurTask.ATTEMPT, attempt);
        ours.put(RECONNECT_OF, reconnectOf(file, attempt));
        if (target == Target.SAME_WORKER)
            ours.put(TARGET, file.recovery().lost().agent().worker().value());
        ours.putObject("conference");
        ours.set("conversations", conversation(copied, file));
        // An outbound task dials outbound_to on accept; this caller is already on the line.
        if (copied.path("direction").asString("").equals("outbound")) ours.put("direction", "inbound");
        return Fitted.merge(copied, ours);
    }

    static String reconnectOf(RecoveryFile file, int attempt) {
        return file.id() + "-" + attempt;
    }

    static String marked(String current, Mark mark, RecoveryFile file) {
        var attributes = object(current);
        switch (mark) {
            case LOST -> {
                attributes.put("disconnectedTime", file.lostAt().toString());
                attributes.withObjectProperty("conversations").put("followed_by", RECONNECT_AGENT);
            }
            case ANSWERED -> attributes.put("wasPingSuccessful", true);
            case WITHDRAWN -> {
                attributes.remove("disconnectedTime");
                forgetFollowUp(attributes);
            }
        }
        return attributes.toString();
    }

    static String followedBy(String current, FollowUp followUp) {
        var attributes = object(current);
        switch (followUp) {
            case RECONNECT_AGENT ->
                attributes.withObjectProperty("conversations").put("followed_by", RECONNECT_AGENT);
            case NOTHING -> forgetFollowUp(attributes);
        }
        return attributes.toString();
    }

    static boolean isFollowedByReconnect(String attributes) {
        return object(attributes)
                .path("conversations")
                .path("followed_by")
                .asString("")
                .equals(RECONNECT_AGENT);
    }

    static String forAnyWorker(String current) {
        return without(current, TARGET).toString();
    }

    private static ObjectNode lost(RecoveryFile file) {
        var lost = file.recovery().lost();
        return JSON.createObjectNode()
                .put(OurTask.RECOVERY_ID, file.id().toString())
                .put("disconnectedTaskSid", lost.agent().task().value())
                .put("disconnectedTaskWorkflowSid", lost.agent().workflow().value())
                .put("disconnectedWorkerSid", lost.agent().worker().value())
                .put("disconnectedWorkerName", lost.agent().name())
                .put("disconnectedCallSid", lost.customer().value())
                .put("disconnectedReservationSid", lost.agent().reservation().value())
                .put("disconnectedConferenceSid", lost.conference().value())
                .put("disconnectedTime", file.lostAt().toString());
    }

    /** The segments of one call stay together under the first task's SID; who hung up is not decided yet. */
    private static ObjectNode conversation(ObjectNode copied, RecoveryFile file) {
        var conversation =
                copied.path("conversations") instanceof ObjectNode had ? had.deepCopy() : JSON.createObjectNode();
        conversation.remove(Set.of("followed_by", "hang_up_by"));
        if (conversation.path("conversation_id").asString("").isEmpty())
            conversation.put(
                    "conversation_id", file.recovery().lost().agent().task().value());
        return conversation.put("preceded_by", RECONNECT_AGENT);
    }

    private static void forgetFollowUp(ObjectNode attributes) {
        if (attributes.path("conversations") instanceof ObjectNode conversation
                && conversation.path("followed_by").asString("").equals(RECONNECT_AGENT))
            conversation.remove("followed_by");
    }

    private static ObjectNode without(String attributes, String... names) {
        var object = object(attributes);
        object.remove(Set.of(names));
        return object;
    }

    private static ObjectNode object(String attributes) {
        return JSON.readTree(attributes) instanceof ObjectNode object ? object : JSON.createObjectNode();
    }
}
