package com.flexreconnect.simulator;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.agent.SimulatedSupervisor;
import com.flexreconnect.simulator.journal.Journal;
import com.flexreconnect.simulator.rest.Faults;
import com.flexreconnect.simulator.rest.FlexConfiguration;
import com.flexreconnect.simulator.rest.Limits;
import com.flexreconnect.simulator.rest.RequestLog;
import com.flexreconnect.simulator.rest.RestServer;
import com.flexreconnect.simulator.rest.Tokens;
import com.flexreconnect.simulator.switchboard.Switchboard;
import com.flexreconnect.simulator.twiml.Twiml;
import com.flexreconnect.simulator.webhook.ConferenceCallbacks;
import com.flexreconnect.simulator.webhook.EventStreams;
import com.flexreconnect.simulator.webhook.SignedFetch;
import com.flexreconnect.simulator.webhook.Webhooks;
import com.flexreconnect.simulator.world.Answers;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.RealTime;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.Timers;
import com.flexreconnect.simulator.world.World;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A simulated Twilio on a loopback port: REST for every API host, signed webhooks to the service, agents with browsers,
 * callers with telephones. Needs nothing but a port.
 */
public final class TwilioSimulator implements AutoCloseable {

    private static final String NOWHERE = "http://127.0.0.1:1";

    private final SimulatorSettings settings;
    private final AuthTokens authTokens;
    private final Pace startPace = new Pace();
    private final Timers timers;
    private final Webhooks webhooks;
    private final World world;
    private final RestServer rest;
    private final EventStreams events;
    private final FlexConfiguration flex;
    private final Journal journal;
    private final People people;
    private final Switchboard switchboard;
    private final Javalin server;
    private volatile String serviceUrl;
    private volatile boolean serviceReachable = true;

    private TwilioSimulator(SimulatorSettings settings, Timers timers, BiConsumer<RoutesConfig, TwilioSimulator> more) {
        this.settings = settings;
        this.authTokens = new AuthTokens(settings);
        this.timers = timers;
        this.serviceUrl = settings.serviceUrl();
        startPace.like(settings.pace());
        this.webhooks = Webhooks.signedWith(authTokens::primary, this::wayTo, settings.pace(), timers);
        var media = new SignedFetch(authTokens::primary, this::wayTo, timers, webhooks.log(), this::publicUrl);
        this.world = new World(settings.ids(), settings.pace(), timers, media);
        this.rest = new RestServer(world, settings.pace(), authTokens.credentials());
        webhooks.shapedBy(world.answers());
        this.events = new EventStreams(settings.ids(), webhooks);
        this.flex = rest.serve(events);
        world.onChange(new ConferenceCallbacks(settings.ids().account(), webhooks, world.answers()));
        world.onChange(events);
        this.journal = new Journal(world);
        world.onChange(journal::add);
        rest.log().onAnswer(journal::add);
        webhooks.log().onDelivery(journal::add);
        this.people = new People(world, settings.pace(), timers, rest.tokens(), journal, this::serviceUrl);
        this.switchboard = new Switchboard(this);
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            more.accept(config.routes, this);
            switchboard.routes(config.routes);
            rest.routes(config.routes);
        });
    }

    public static TwilioSimulator start(SimulatorSettings settings) {
        return start(settings, (routes, simulator) -> {});
    }

    /**
     * @param more further routes of the same server, added before Twilio's own
     */
    public static TwilioSimulator start(SimulatorSettings settings, BiConsumer<RoutesConfig, TwilioSimulator> more) {
        return start(new TwilioSimulator(settings, new RealTime(), more));
    }

    /** In its own time. */
    public static TwilioSimulator start(SimulatorSettings settings, Timers timers) {
        return start(new TwilioSimulator(settings, timers, (routes, simulator) -> {}));
    }

    private static TwilioSimulator start(TwilioSimulator simulator) {
        simulator.subscribe();
        Twiml.parse("<Response/>"); // the XML parser takes a while the first time: not while a caller waits
        simulator.server.start("127.0.0.1", simulator.settings.port());
        return simulator;
    }

    /** Where the service shall look for Twilio. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    public String serviceUrl() {
        return serviceUrl;
    }

    /** Under which name Twilio and the browsers know the service. */
    public String publicUrl() {
        String other = settings.publicUrl();
        return other == null ? serviceUrl : other;
    }

    /** Whether Twilio's webhooks reach the service. */
    public void serviceReachable(boolean yes) {
        serviceReachable = yes;
    }

    /** The service is at this URL from now on: webhooks go there. */
    public void serviceIsAt(String url) {
        serviceUrl = url;
        events.unsubscribeAll();
        subscribe();
    }

    /** The settings with which the service under test finds this Twilio. */
    public Map<String, String> serviceEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TWILIO_ACCOUNT_SID", settings.ids().account());
        environment.put("TWILIO_AUTH_TOKEN", settings.authToken());
        environment.put("TWILIO_WORKSPACE_SID", settings.ids().workspace());
        environment.put("TWILIO_RECOVERY_PING_WORKFLOW_SID", settings.ids().pingWorkflow());
        environment.put("TWILIO_BASE_URL", baseUrl());
        environment.put("PUBLIC_BASE_URL", publicUrl());
        return environment;
    }

    public World world() {
        return world;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    /** How Twilio is where nobody knows; as it was after {@link #reset()}. */
    public Answers answers() {
        return world.answers();
    }

    public EventStreams eventStreams() {
        return events;
    }

    /** What Flex's configuration says. */
    public FlexConfiguration flexConfiguration() {
        return flex;
    }

    /** From now on it is an account in which nobody has set up anything for recoveries. */
    public TwilioSimulator emptyAccount() {
        world.workflows().empty();
        events.unsubscribeAll();
        flex.serviceUrl(null);
        return this;
    }

    public RequestLog requests() {
        return rest.log();
    }

    /** What happened, in words. */
    public Journal journal() {
        return journal;
    }

    public Faults faults() {
        return rest.faults();
    }

    /** How many requests this Twilio bears. */
    public Limits limits() {
        return rest.limits();
    }

    public Pace pace() {
        return settings.pace();
    }

    public SimulatorSettings settings() {
        return settings;
    }

    /** The agent of that name; a new one, logged in and available, when there was none. */
    public SimulatedAgent agent(String name) {
        return people.agent(name);
    }

    public List<SimulatedAgent> agents() {
        return people.agents();
    }

    /** The account's auth tokens, to be rotated. */
    public AuthTokens authTokens() {
        return authTokens;
    }

    /** The Flex tokens of the account. */
    public Tokens tokens() {
        return rest.tokens();
    }

    /** A Flex token for anybody. */
    public String token(String workerSid, List<String> roles, Duration validFor) {
        return rest.tokens().issue(workerSid, workerSid, roles, validFor);
    }

    public void revokeToken(String token) {
        rest.tokens().revoke(token);
    }

    /** A customer calls and waits for an agent. */
    public SimulatedCustomer incomingCall(String from) {
        return incomingCall(from, Map.of());
    }

    /** A customer calls; the task carries these attributes besides Twilio's own. */
    public SimulatedCustomer incomingCall(String from, Map<String, Object> attributes) {
        return people.incomingCall(from, attributes);
    }

    /** The agent calls a number; the task has {@code outbound_to} and no {@code call_sid}. */
    public TaskView outboundCall(SimulatedAgent agent, String number) {
        return people.outboundCall(agent, number);
    }

    /** The customer's side of the conference of a task. */
    public SimulatedCustomer customerOf(TaskView task) {
        return people.customerOf(task);
    }

    /** A number is called into the conference the customer is in. */
    public SimulatedCustomer addThirdParty(SimulatedCustomer customer, String number) {
        return people.addThirdParty(customer, number);
    }

    /** A supervisor listens to the customer's conversation. */
    public SimulatedSupervisor supervisorOf(SimulatedCustomer customer) {
        return people.supervisorOf(customer);
    }

    /** All live customers' calls. */
    public List<SimulatedCustomer> customers() {
        return people.customers();
    }

    /** Forgets all calls, tasks, agents, faults and logs; goes back to the pace of the start. */
    public void reset() {
        people.retire();
        world.reset();
        rest.reset();
        webhooks.reset();
        journal.clear();
        settings.pace().like(startPace);
        serviceReachable = true;
        serviceIsAt(serviceUrl);
    }

    @Override
    public void close() {
        server.stop();
        world.close();
        timers.close();
    }

    /** Public names lead nowhere from here: what goes to the service is sent to where it listens. */
    private String wayTo(String url) {
        if (!url.startsWith(publicUrl())) return url;
        return (serviceReachable ? serviceUrl : NOWHERE)
                + url.substring(publicUrl().length());
    }

    private void subscribe() {
        events.subscribe(publicUrl() + "/task-event-handler", EventStreams.STANDARD_TYPES);
        flex.serviceUrl(publicUrl());
    }
}
