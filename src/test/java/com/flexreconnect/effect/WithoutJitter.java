package com.flexreconnect.effect;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** To be named as a source of the application, not found. Where the seed decides everything, nothing else may. */
public class WithoutJitter {

    @Bean
    @Primary
    Backoff backoffWithoutJitter() {
        return new Backoff() {
            @Override
            long jitter(long most) {
                return 0;
            }
        };
    }
}
