package com.flexreconnect.operator;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There only where somebody may log in: elsewhere the page does not exist, and nothing of Spring Security is set up. */
@Retention(RetentionPolicy.RUNTIME)
@Conditional(WhenConfigured.SomebodyMayLogIn.class)
@interface WhenConfigured {

    /** Asks the environment: what is malformed stops the start elsewhere. */
    final class SomebodyMayLogIn implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isSet(context, "OPERATOR_USERS") || isSet(context, "OPERATOR_OIDC_ISSUER");
        }

        private static boolean isSet(ConditionContext context, String name) {
            return !context.getEnvironment().getProperty(name, "").isBlank();
        }
    }
}
