package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.sid.AccountSid;
import com.flexreconnect.sid.Sid;
import com.flexreconnect.sid.WorkspaceSid;
import com.twilio.rest.flexapi.v1.Configuration;
import com.twilio.rest.taskrouter.v1.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an account is set up, read and changed before the service runs. Throws {@link TwilioFailure}. */
public final class AccountSetup implements AutoCloseable {

    private final Line line;

    AccountSetup(Line line) {
        this.line = line;
    }

    /** @param settings whose workspace and ping workflow are not looked at: they may not be known yet */
    public static AccountSetup of(Settings settings) {
        return new AccountSetup(new Line(settings));
    }

    /** The routing of a workspace. */
    public RoutingSetup routing(WorkspaceSid workspace) {
        return new RoutingSetup(line, workspace);
    }

    /** Event Streams. */
    public EventSetup events() {
        return new EventSetup(line);
    }

    /** @throws TwilioFailure.Gone when the account has no such workspace */
    public WorkspaceSeen workspace(WorkspaceSid workspace) {
        var answer = line.ask(twilio -> Workspace.fetcher(workspace.value()).fetchWithResponse(twilio));
        var found = answer.getContent();
        return new WorkspaceSeen(
                workspace,
                Text.of(found.getFriendlyName()),
                Text.sid(AccountSid::new, found.getAccountSid()),
                Headers.of(answer, "Date").flatMap(HttpDate::read));
    }

    /** @throws TwilioFailure.Gone when the account has no Flex */
    public FlexSeen flex() {
        var found = line.ask(twilio -> Configuration.fetcher().fetch(twilio));
        return new FlexSeen(
                Sid.read(WorkspaceSid::new, found.getTaskrouterWorkspaceSid()),
                member(member(found.getUiAttributes(), "flex_reconnect").orElse(null), "service_url")
                        .map(Object::toString));
    }

    private static Optional<Object> member(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
