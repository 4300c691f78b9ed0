package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code against the rules, and each rule against classes that break it, which prove that it would fire. */
class ArchitectureTest {

    private static final String ROOT = "org.millrace";
    private static final String SEEDED = ROOT + ".architecture.seeded";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ArchitectureTest::ofTheApplication)
            .importPackages(ROOT);

    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(SEEDED);

    private static boolean ofTheApplication(Location location) {
        return !location.contains("/src-test/");
    }

    @TestFactory
    Stream<DynamicTest> the_code_keeps_every_rule() {
        return Rules.of(ROOT).entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> assertThat(rule.getValue()
                                .evaluate(CODE)
                                .getFailureReport()
                                .getDetails())
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_fires_at_a_class_that_breaks_it() {
        return Rules.of(SEEDED).entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> {
                    EvaluationResult found = rule.getValue().evaluate(VIOLATIONS);
                    assertThat(found.hasViolation()).isTrue();
                    assertThat(found.getFailureReport().getDetails())
                            .anySatisfy(detail -> assertThat(detail).contains(Seeds.of(rule.getKey())));
                }));
    }

    @Test
    void the_whole_application_is_looked_at() {
        assertThat(CODE.stream().map(type -> type.getPackageName()))
                .contains("org.millrace.run", "org.millrace.run.jms", "org.millrace.campaign.web");
        assertThat(CODE.stream().map(type -> type.getPackageName())).doesNotContain("org.millrace.architecture");
    }
}
