package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** The build chooses tests by the names of their classes and says nothing of one that it leaves out. */
class EveryTestIsRunTest {

    private static final List<String> CHOSEN = List.of("Test", "IT", "Bench");

    @Test
    void every_class_with_a_test_has_a_name_that_the_build_looks_for() {
        List<String> tested = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("org.millrace").stream()
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT) && !type.isInterface())
                        .filter(type -> type.getAllMethods().stream().anyMatch(EveryTestIsRunTest::isTest))
                        .map(EveryTestIsRunTest::outermost)
                        .map(JavaClass::getSimpleName)
                        .distinct()
                        .toList();

        assertThat(tested).contains("EveryTestIsRunTest", "ReferencePropertyTest");
        assertThat(tested).allMatch(name -> CHOSEN.stream().anyMatch(name::endsWith), "is run by the build");
    }

    /** Whatever engine runs it. */
    private static boolean isTest(JavaMethod method) {
        return method.isMetaAnnotatedWith(Testable.class);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(EveryTestIsRunTest::outermost).orElse(type);
    }
}
