package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.webhook.Delivery;
import com.flexreconnect.simulator.webhook.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every event of a batch counts, whatever stands beside it. */
class StrangeBatchesTest extends Scenario {

    /** Of other products, of other workspaces, half of it missing, not even an object. */
    private static final List<String> STRANGERS =
            List.of("""
            {"specversion":"1.0","type":"com.twilio.messaging.message.sent","id":"EZ1","data":{"messageSid":"SM1"}}""", """
            {"specversion":"1.0","type":"com.twilio.taskrouter.worker.activity.update","id":"EZ2","data":{"payload":{}}}""", """
            {"specversion":"1.0","type":"com.twilio.taskrouter.reservation.accepted","id":"EZ3",\
            "data":{"payload":{"workspace_sid":"WS99999999999999999999999999999999",\
            "task_sid":"WT00000000000000000000000000000009"}}}""", """
            {"type":"com.twilio.taskrouter.reservation.accepted","id":"EZ4","data":"not an object"}""", """
            {"type":"com.twilio.taskrouter.task.canceled","id":{"not":"text"},"data":{"payload":"{broken"}}""", """
            {"type":"com.twilio.taskrouter.task-queue.entered","data":{"payload":{"task_sid":"no SID at all"}}}""", """
            {"type":"com.twilio.taskrouter.reservation.wrapup","id":"EZ5","data":{"payload":\
            {"task_sid":"WT00000000000000000000000000000008","task_attributes":"[1,","timestamp":"yesterday"}}}""", "null", "42", "\"text\"", "[]", "[[{}]]", "{}");

    @Test
    void foreign_and_malformed_events_do_not_harm_the_others() {
        twilio.webhooks().batch(3, Duration.ofMillis(100)).packedBy(StrangeBatchesTest::amongStrangers);
        callWithAda();
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        doneExactlyOnce();
        assertThat(toldAtOnce()).anyMatch(delivery -> delivery.type().contains("reservation.accepted"));
        assertThat(count("select count(*) from inbox where judge_at is not null"))
                .as("put aside")
                .isZero();
    }

    @Test
    void a_batch_in_reverse_order_means_the_same() {
        twilio.webhooks().batch(100, Duration.ofMillis(700)).packedBy(List::reversed);
        callWithAda();
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        doneExactlyOnce();
        assertThat(toldAtOnce()).isNotEmpty();
    }

    @Test
    void the_same_event_twice_in_one_batch_counts_once() {
        twilio.webhooks()
                .batch(100, Duration.ofMillis(200))
                .packedBy(events ->
                        Stream.concat(events.stream(), events.stream()).toList());
        callWithAda();
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        doneExactlyOnce();
    }

    private List<Delivery> toldAtOnce() {
        return twilio.webhooks().log().all().stream()
                .filter(delivery -> delivery.type().contains(" "))
                .toList();
    }

    /** Before, between and after. */
    private static List<Message.Event> amongStrangers(List<Message.Event> events) {
        var url = events.getFirst().url();
        var all = new ArrayList<Message.Event>();
        for (var event : events) {
            STRANGERS.forEach(text -> all.add(stranger(url, text)));
            all.add(event);
        }
        STRANGERS.forEach(text -> all.add(stranger(url, text)));
        return all;
    }

    private static Message.Event stranger(String url, String text) {
        return new Message.Event("strange", url, Json.parse(text));
    }
}
