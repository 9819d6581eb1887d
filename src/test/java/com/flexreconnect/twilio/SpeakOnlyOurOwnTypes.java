package com.flexreconnect.twilio;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** No type of Twilio's library in the signature of a public method. */
final class SpeakOnlyOurOwnTypes extends ArchCondition<JavaClass> {

    SpeakOnlyOurOwnTypes() {
        super("have no type of Twilio's library in a public method");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(SpeakOnlyOurOwnTypes::namesTwilio)
                .forEach(method -> events.add(SimpleConditionEvent.violated(method, method.getFullName())));
    }

    private static boolean namesTwilio(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                .anyMatch(used -> used.getName().startsWith("com.twilio."));
    }
}
