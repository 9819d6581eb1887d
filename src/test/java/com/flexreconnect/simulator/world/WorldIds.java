package com.flexreconnect.simulator.world;

/** The SIDs an account has from the start. */
public record WorldIds(
        String account,
        String workspace,
        String voiceWorkflow,
        String pingWorkflow,
        String voiceChannel,
        String defaultChannel) {

    public static WorldIds standard() {
        return new WorldIds(
                Sids.fixed("AC", 1),
                Sids.fixed("WS", 1),
                Sids.fixed("WW", 1),
                Sids.fixed("WW", 2),
                Sids.fixed("TC", 1),
                Sids.fixed("TC", 2));
    }
}
