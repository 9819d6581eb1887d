package com.flexreconnect.provisioning;

import com.flexreconnect.settings.ProvisioningSettings;
import com.flexreconnect.sid.WorkspaceSid;
import com.flexreconnect.twilio.AccountSetup;
import com.flexreconnect.twilio.FlexSeen;
import com.flexreconnect.twilio.WorkspaceSeen;

/** The account as it is read. */
record Account(Asking asking, AccountSetup setup, ProvisioningSettings settings) {

    /**
     * The workspace that is meant, and by that whether the credentials are good.
     *
     * @throws Trouble when there is none, or it is another account's
     */
    WorkspaceSeen workspace() {
        var sid = settings.workspace().orElseGet(this::ofFlex);
        var found = asking.find("read the workspace " + sid, () -> setup.workspace(sid))
                .orElseThrow(() -> new Trouble("The account %s has no workspace %s. Check TWILIO_ACCOUNT_SID and"
                                .formatted(settings.service().account(), sid)
                        + " TWILIO_WORKSPACE_SID; without the latter Flex's own is used."));
        if (!found.account().equals(settings.service().account()))
            throw new Trouble("The credentials are those of account %s, not of %s (TWILIO_ACCOUNT_SID)."
                    .formatted(found.account(), settings.service().account()));
        return found;
    }

    private WorkspaceSid ofFlex() {
        return asking.find("read the Flex configuration", setup::flex)
                .flatMap(FlexSeen::workspace)
                .orElseThrow(() -> new Trouble(
                        "The account has no Flex that could say which workspace is meant: set TWILIO_WORKSPACE_SID."));
    }

    Actual read(WorkspaceSid workspace) {
        var routing = setup.routing(workspace);
        var events = setup.events();
        return new Actual(
                workspace,
                asking.read("read the task queues", routing::queues),
                asking.read("read the workflows", routing::workflows),
                asking.read("read the sinks", events::sinks),
                asking.read("read the subscriptions", events::subscriptions));
    }
}
