package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.Wording;

/** What one language says the other says too, about the same things. */
class LanguagesTest {

    private static final Path WORDS = Path.of("../web/src/main/resources/org/millrace/platform/web");
    private static final Path PAGES = Path.of("../web/src/main/webapp");
    private static final List<Path> SOURCES =
            List.of(Path.of("../ejb/src/main/java"), Path.of("../web/src/main/java"), Path.of("../jms/src/main/java"));
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SENTENCE =
            Pattern.compile("Sentence\\.of\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)");
    private static final Pattern VALUE_PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern WORDS_WITHIN = Pattern.compile("[a-z]{2}");
    private static final Pattern ASKED = Pattern.compile("\\bt\\.of\\('([^']+)'\\s*[,)]");
    private static final Pattern SIGN = Pattern.compile(".*\\.(symbol|tone)");
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @CsvSource({"Messages", "FacesMessages"})
    void german_says_all_that_english_says_and_nothing_else(String bundle) throws IOException {
        Set<String> english = new TreeSet<>(read(bundle + ".properties").stringPropertyNames());
        english.removeIf(key -> SIGN.matcher(key).matches());

        assertThat(read(bundle + "_de.properties").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english);
    }

    @Test
    void both_name_the_same_values() throws IOException {
        Properties english = read("Messages.properties");
        Properties german = read("Messages_de.properties");

        assertThat(german.stringPropertyNames()).allSatisfy(key -> assertThat(values(german.getProperty(key)))
                .as(key)
                .isEqualTo(values(english.getProperty(key, ""))));
    }

    @ParameterizedTest
    @CsvSource({"Messages.properties,en", "Messages_de.properties,de"})
    void every_sentence_is_a_message_format(String file, String language) throws IOException {
        Properties words = read(file);

        assertThat(words.stringPropertyNames())
                .allSatisfy(key -> assertThat(new MessageFormat(words.getProperty(key), Locale.forLanguageTag(language))
                                .format(new Object[] {1, 1, 1, 1}))
                        .as(key)
                        .isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({"Messages.properties", "Messages_de.properties"})
    void no_word_is_said_twice(String file) throws IOException {
        try (Stream<String> lines = Files.lines(WORDS.resolve(file))) {
            assertThat(lines.filter(line -> line.matches("[A-Za-z].*=.*"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"Messages.properties", "Messages_de.properties"})
    void what_is_in_an_audience_may_be_nobody(String file) throws IOException {
        Properties words = read(file);

        assertThat(List.of("audience.members.n", "audience.recounted")).allSatisfy(key -> assertThat(
                        new MessageFormat(words.getProperty(key), Locale.ENGLISH).format(new Object[] {0L}))
                .doesNotContain("1"));
    }

    @Test
    void a_port_is_called_in_sentences_as_it_is_called_in_the_builder() throws IOException {
        Properties english = read("Messages.properties");
        Properties german = read("Messages_de.properties");

        assertThat(english.stringPropertyNames().stream().filter(key -> key.startsWith("builder.port.")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Wording.GERMAN.say("“" + english.getProperty(key) + "”"))
                        .isEqualTo("„" + german.getProperty(key) + "“"));
    }

    @Test
    void every_word_that_a_page_asks_for_is_there() throws IOException {
        Set<String> known = read("Messages.properties").stringPropertyNames();
        try (Stream<Path> pages = Files.walk(PAGES)) {
            assertThat(pages.filter(page -> page.toString().endsWith(".xhtml"))
                            .flatMap(page -> ASKED.matcher(text(page)).results().map(found -> found.group(1)))
                            .filter(key -> !known.contains(key)))
                    .isEmpty();
        }
    }

    @Test
    void german_says_every_sentence_of_the_engine_with_the_same_values() throws IOException {
        Set<String> patterns = new TreeSet<>();
        for (Path root : SOURCES) {
            try (Stream<Path> sources = Files.walk(root)) {
                sources.filter(source -> source.toString().endsWith(".java"))
                        .flatMap(source -> SENTENCE.matcher(text(source)).results())
                        .map(found -> literal(found.group(1)))
                        .filter(pattern -> WORDS_WITHIN
                                .matcher(VALUE_PLACE.matcher(pattern).replaceAll(""))
                                .find())
                        .forEach(patterns::add);
            }
        }

        assertThat(patterns).hasSizeGreaterThan(700).allSatisfy(pattern -> {
            assertThat(Wording.GERMAN.knows(pattern)).as(pattern).isTrue();
            assertThat(values(Wording.GERMAN.say(pattern))).as(pattern).isEqualTo(values(pattern));
        });
    }

    /** What the compiler makes of a literal, or of several that are joined. */
    private static String literal(String source) {
        return LITERAL.matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining())
                .translateEscapes();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> values(String sentence) {
        return VALUE.matcher(sentence).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }
}
