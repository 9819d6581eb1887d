package com.flexreconnect.recovery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * To be named as a source of the application, not found. Whatever came of it before: a day that is played again must not depend on
 * those before it.
 */
public class AlwaysTrying {

    @Bean
    @Primary
    WorthTrying alwaysWorthTrying() {
        return new WorthTrying() {
            @Override
            boolean now() {
                return true;
            }
        };
    }
}
