package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A queue or topic that one side forgot is found here rather than at the first deployment. */
class QueueNamesTest {

    private static final Path ROOT = Path.of(System.getProperty("millrace.root", ".."));
    private static final Pattern NAME = Pattern.compile("java:/jms/(?:queue|topic)/([A-Za-z0-9._-]+)");
    private static final Pattern ADDED = Pattern.compile("jms-(?:queue|topic) add .*");

    @Test
    void every_queue_named_in_code_is_configured_and_the_other_way_round() {
        Set<String> inCode = new TreeSet<>();
        for (String module : new String[] {"ejb", "jms", "web"}) {
            inCode.addAll(names(ROOT.resolve(module).resolve("src/main/java"), ".java", NAME));
        }

        assertThat(inCode).isNotEmpty().isEqualTo(configured());
    }

    @Test
    void a_queue_that_nobody_configured_would_be_found() {
        assertThat(configured()).doesNotContain("millrace.forgotten");
        assertThat(names("lookup = \"java:/jms/queue/millrace.forgotten\"")).containsExactly("millrace.forgotten");
    }

    private static Set<String> configured() {
        Set<String> configured = new TreeSet<>();
        names(ROOT.resolve("wildfly-config"), ".cli", ADDED).forEach(line -> configured.addAll(names(line)));
        return configured;
    }

    private static Set<String> names(String text) {
        return matches(text, NAME);
    }

    private static Set<String> names(Path folder, String ending, Pattern pattern) {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> found.addAll(matches(read(file), pattern)));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> matches(String text, Pattern pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
