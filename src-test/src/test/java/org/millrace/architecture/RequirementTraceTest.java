package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prints which requirements no test names. */
class RequirementTraceTest {

    private static final Pattern ID = Pattern.compile("(S[0-9]|P)-[0-9]+[a-z]?");
    private static final Set<String> TAGS = Set.of("org.junit.jupiter.api.Tag", "net.jqwik.api.Tag");
    private static final Set<String> TAG_LISTS = Set.of("org.junit.jupiter.api.Tags", "net.jqwik.api.TagList");

    @Test
    void every_tag_that_looks_like_a_requirement_is_one_and_those_without_a_test_are_printed() throws IOException {
        Set<String> requirements = requirements();
        Set<String> named = named();

        Set<String> untraced = new TreeSet<>(requirements);
        untraced.removeAll(named);
        print(requirements.size(), untraced);

        assertThat(requirements).hasSizeGreaterThan(200);
        assertThat(named).isNotEmpty().isSubsetOf(requirements);
    }

    /** A figure that the build is asked for, hence to the console. */
    private static void print(int all, Set<String> untraced) {
        System.out.printf(
                "Requirements named by tests: %d of %d. Without a test: %s%n",
                all - untraced.size(), all, String.join(" ", untraced));
    }

    private static Set<String> requirements() throws IOException {
        try (InputStream list = RequirementTraceTest.class.getResourceAsStream("/requirements.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> named() {
        return new ClassFileImporter()
                .importPackages("org.millrace").stream()
                        .flatMap(RequirementTraceTest::tagged)
                        .flatMap(RequirementTraceTest::tags)
                        .filter(tag -> ID.matcher(tag).matches())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<? extends CanBeAnnotated> tagged(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getMethods().stream());
    }

    private static Stream<String> tags(CanBeAnnotated tagged) {
        Stream<? extends JavaAnnotation<?>> annotations = tagged instanceof JavaClass type
                ? type.getAnnotations().stream()
                : ((JavaMethod) tagged).getAnnotations().stream();
        return annotations.flatMap(RequirementTraceTest::values);
    }

    private static Stream<String> values(JavaAnnotation<?> annotation) {
        String name = annotation.getRawType().getName();
        Object value = annotation.get("value").orElse(null);
        if (TAGS.contains(name)) {
            return Stream.of((String) value);
        }
        if (TAG_LISTS.contains(name)) {
            return Stream.of((JavaAnnotation<?>[]) value)
                    .map(tag -> (String) tag.get("value").orElseThrow());
        }
        return Stream.empty();
    }
}
