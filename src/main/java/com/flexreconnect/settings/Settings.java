package com.flexreconnect.settings;

import com.flexreconnect.sid.AccountSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that the platform engineer sets. Made by {@link ReadSettings}, which refuses the start with one message that
 * lists everything missing or malformed.
 *
 * @param twilioBaseUrl one origin in place of every Twilio API host; empty means Twilio's own hosts
 * @param region where the account lives; empty means Twilio's default
 * @param edge by which requests enter Twilio's network; empty means Twilio's default
 * @param publicBaseUrl the origin under which Twilio reaches us, without a trailing slash
 * @param pingTimeout how long the ping task waits for the agent; whole seconds, at least one
 * @param bodyHashRequired whether an Event Streams request without {@code bodySHA256} is refused
 * @param allowedOrigins origins of which a browser may call the plugin's endpoints
 * @param fallbackUrl TwiML to which a caller is sent when all patience has ended; empty means the original workflow at
 *     elevated priority
 * @param retention how long the inbox remembers what it has received
 * @param limits how much Twilio is asked for at the same time
 * @param drain how long requests are still taken after the order to stop, while readiness says no
 * @param operators who may use the operator's page; empty means that there is none
 */
public record Settings(
        AccountSid account,
        Secret authToken,
        Optional<Secret> secondaryAuthToken,
        Optional<ApiKey> apiKey,
        WorkspaceSid workspace,
        WorkflowSid pingWorkflow,
        Optional<URI> twilioBaseUrl,
        Optional<String> region,
        Optional<String> edge,
        URI publicBaseUrl,
        Duration pingTimeout,
        boolean bodyHashRequired,
        List<String> allowedOrigins,
        Voice voice,
        Patience patience,
        Optional<URI> fallbackUrl,
        Duration retention,
        Limits limits,
        Duration drain,
        Optional<Operators> operators) {

    /**
     * For each kind of request for which Twilio has a limit of its own, and for each instance of this service.
     *
     * @param perSecond in any second up to a fifth more
     * @param atOnce in progress at the same time
     */
    public record Limits(int perSecond, int atOnce) {}

    /** Used for REST calls in place of the auth token. */
    public record ApiKey(String sid, Secret secret) {}

    /**
     * What the caller hears.
     *
     * @param announcement text that is spoken, unless {@code announcementAudio} is given; empty means the built-in words
     * @param language of {@code announcement}, and of every call that does not say another
     * @param name the voice that speaks {@code language}, in Twilio's words
     * @param languageAttribute the task attribute that names the call's language; empty means always {@code language}
     * @param waitAudio music for the queue; empty means the built-in loop
     */
    public record Voice(
            Optional<String> announcement,
            String language,
            String name,
            Optional<String> languageAttribute,
            Optional<URI> announcementAudio,
            Optional<URI> waitAudio) {}

    /**
     * How long each state of a recovery waits for its answer before it looks or moves on.
     *
     * @param grace how long a loss is only suspected, for a goodbye still on its way; zero by default
     * @param sameWorker how long the caller waits for the same agent before any agent may answer
     * @param anyWorker how long the caller waits for any agent before somebody is alerted
     */
    public record Patience(Duration grace, Duration step, Duration sameWorker, Duration anyWorker) {}
}
