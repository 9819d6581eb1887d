package com.flexreconnect.twilio;

import com.flexreconnect.sid.SinkSid;
import com.flexreconnect.sid.SubscriptionSid;
import com.twilio.rest.events.v1.Sink;
import com.twilio.rest.events.v1.Subscription;
import com.twilio.rest.events.v1.sink.SinkTest;
import com.twilio.rest.events.v1.subscription.SubscribedEvent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Event Streams sends, and to where. Lists take a request for each page; everything else is one. */
public final class EventSetup {

    private static final long PAGE = 100L;

    /** All of TaskRouter's types have this one. */
    private static final int SCHEMA = 1;

    private final Line line;

    EventSetup(Line line) {
        this.line = line;
    }

    public List<SinkSeen> sinks() {
        return line.ask(twilio -> Pages.all(Sink.reader().setPageSize(PAGE).read(twilio), EventSetup::seen));
    }

    /** A webhook sink that takes several events in one request. Its destination cannot be changed afterwards. */
    public SinkSeen createSink(String description, URI destination) {
        Object configuration = Map.of("destination", destination.toString(), "method", "POST", "batch_events", true);
        return seen(line.ask(twilio ->
                Sink.creator(description, configuration, Sink.SinkType.WEBHOOK).create(twilio)));
    }

    public void deleteSink(SinkSid sink) {
        line.ask(twilio -> Sink.deleter(sink.value()).delete(twilio));
    }

    /** Twilio sends a test event to it. */
    public void test(SinkSid sink) {
        line.ask(twilio -> SinkTest.creator(sink.value()).create(twilio));
    }

    /** One request, and one more for each subscription's types. */
    public List<SubscriptionSeen> subscriptions() {
        var found = line.ask(
                twilio -> Pages.all(Subscription.reader().setPageSize(PAGE).read(twilio), one -> one));
        return found.stream()
                .map(one -> seen(one, types(Text.of(one.getSid()))))
                .toList();
    }

    private List<String> types(String subscription) {
        return line.ask(twilio -> Pages.all(
                SubscribedEvent.reader(subscription).setPageSize(PAGE).read(twilio), one -> Text.of(one.getType())));
    }

    /** A sink has one subscription at most. */
    public SubscriptionSeen subscribe(String description, SinkSid sink, List<String> types) {
        List<Object> wanted = types.stream()
                .<Object>map(type -> Map.of("type", type, "schema_version", SCHEMA))
                .toList();
        return seen(
                line.ask(twilio ->
                        Subscription.creator(description, sink.value(), wanted).create(twilio)),
                types);
    }

    public void addType(SubscriptionSid subscription, String type) {
        line.ask(twilio -> SubscribedEvent.creator(subscription.value(), type)
                .setSchemaVersion(SCHEMA)
                .create(twilio));
    }

    public void deleteSubscription(SubscriptionSid subscription) {
        line.ask(twilio -> Subscription.deleter(subscription.value()).delete(twilio));
    }

    private static SubscriptionSeen seen(Subscription found, List<String> types) {
        return new SubscriptionSeen(
                Text.sid(SubscriptionSid::new, found.getSid()),
                Text.sid(SinkSid::new, found.getSinkSid()),
                Text.of(found.getDescription()),
                types);
    }

    private static SinkSeen seen(Sink found) {
        return new SinkSeen(
                Text.sid(SinkSid::new, found.getSid()),
                Text.of(found.getDescription()),
                Text.of(found.getSinkType()),
                Text.of(found.getStatus()),
                withoutLogin(configured(found.getSinkConfiguration(), "destination")),
                configured(found.getSinkConfiguration(), "method"),
                configured(found.getSinkConfiguration(), "batch_events").equalsIgnoreCase("true"));
    }

    private static String configured(@Nullable Object configuration, String name) {
        return configuration instanceof Map<?, ?> map ? Text.of(map.get(name)) : "";
    }

    private static String withoutLogin(String destination) {
        return destination.replaceFirst("^(https?://)[^/@]*@", "$1");
    }
}
