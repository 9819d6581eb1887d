package com.flexreconnect.twilio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.flexreconnect", importOptions = ImportOption.DoNotIncludeTests.class)
class OnlyThisPackageKnowsTwilioTest {

    @ArchTest
    static final ArchRule NOBODY_ELSE = noClasses()
            .that()
            .resideOutsideOfPackage("com.flexreconnect.twilio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..", "org.apache.hc..")
            .because("Twilio's library is one way to speak with Twilio; the rest of the house speaks in our own verbs");

    @ArchTest
    static final ArchRule NOTHING_OF_IT_LEAKS_OUT = classes()
            .that()
            .resideInAPackage("com.flexreconnect.twilio..")
            .and()
            .arePublic()
            .should(new SpeakOnlyOurOwnTypes());
}
