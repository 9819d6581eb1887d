package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.nio.file.Path;

/** A simulated Twilio with everything that the real Flex UI needs of it. */
public final class RealFlex {

    private RealFlex() {}

    /**
     * @param tlsPort where the browser is sent for {@code *.twilio.com}
     * @param page folder with {@code index.html}, {@code peer.html} and {@code host.js}
     * @param plugin the bundle of the plugin
     */
    public static TwilioSimulator start(SimulatorSettings settings, int tlsPort, Path page, Path plugin) {
        return TwilioSimulator.start(settings.withPublicUrl(FlexUi.SERVICE), (routes, simulator) -> {
            var flex = FlexUi.start(simulator, tlsPort, page, plugin);
            flex.reset();
            new FlexUiControl(simulator, flex).routes(routes);
        });
    }
}
