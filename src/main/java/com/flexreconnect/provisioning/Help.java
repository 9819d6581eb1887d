package com.flexreconnect.provisioning;

/** What {@code --help} says. */
final class Help {
    private Help() {}

    static final String TEXT = """
            Brings a Twilio account into the state that Flex Reconnect needs.

              provision plan     says what would be done; changes nothing
              provision apply    does it, after asking; as often as you like
              provision check    says line by line what is right and wrong, and what to do
              provision undo     puts back what the last apply changed, after asking

              --workflow NAME      a workflow through which calls come, by name or SID;
                                   once for each. Or RECONNECT_VOICE_WORKFLOWS
              --queue NAME         the task queue with every agent from which reconnects
                                   are answered, by name or SID (Everyone)
              --environment NAME   tells two services in one account apart, in the names
                                   of what is made. Or RECONNECT_ENVIRONMENT
              --yes                do not ask; needed where there is no terminal
              --backups FOLDER     where apply keeps what it changes, and undo finds it
                                   (provision-backups)
              --env-file FILE      settings that the environment does not have (.env)

            undo takes the backup's file as an argument; without one, the newest.

            Settings: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and PUBLIC_BASE_URL are needed.
            TWILIO_API_KEY and TWILIO_API_SECRET are used where they are set. The
            workspace is Flex's, unless TWILIO_WORKSPACE_SID names one.

            Exit code: 0 nothing (more) to do, or all is right; 2 plan: there is something
            to do, check: something is wrong; 3 not confirmed; 1 could not be done.
            """;
}
