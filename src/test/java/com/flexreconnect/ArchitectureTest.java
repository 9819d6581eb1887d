package com.flexreconnect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.flexreconnect.conference.Conference;
import com.flexreconnect.recovery.RecoveryMachine;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "com.flexreconnect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_MACHINES_KNOW_NOTHING_BUT_THEMSELVES = classes()
            .that()
            .haveNameMatching(
                    ".*\\.(Conference|Roster|Judgement|Leg|Finding|ConferenceEvent|RecoveryMachine"
                            + "|CleanUp|AskedByHand|BeforeTheQueue|InTheQueue|Reunion|Recovery|Stage|RecoveryEvent|Effect|Transition)(\\$.*)?")
            .and()
            .resideInAnyPackage(Conference.class.getPackageName(), RecoveryMachine.class.getPackageName())
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "com.flexreconnect.sid",
                    "com.flexreconnect.conference",
                    "com.flexreconnect.recovery",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** Only there it is decided what a span may tell. */
    @ArchTest
    static final ArchRule TRACES_ARE_MADE_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("com.flexreconnect.telemetry")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_DOES =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service)");

    @Test
    void modules_use_only_whom_they_may() {
        ApplicationModules.of(FlexReconnect.class).verify();
    }
}
