package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.campaign.CampaignStatus;
import org.millrace.platform.Json;
import org.millrace.run.RunStatus;

/** Parameters of the address, of all resources. */
class QueryValuesTest {

    private static final QueryValues VALUES = new QueryValues();

    /** Each parameter of a query that is no text, as "Resource.method name: type". */
    static Stream<Asking> asked() {
        return new ClassFileImporter()
                .importPackages("org.millrace").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                        .flatMap(method -> Arrays.stream(method.getParameters()))
                        .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                        .map(Asking::new)
                        .filter(asking -> asking.type() != String.class);
    }

    @ParameterizedTest
    @MethodSource("asked")
    void whatever_a_resource_asks_for_that_is_no_text_is_refused_with_what_would_be_right(Asking asking) {
        JsonNode problem = refused(asking.type(), "q", "no such");

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("errors").get(0).get("where").asText()).isEqualTo("q");
        if (asking.type().isEnum()) {
            assertThat(problem.get("detail").asText()).contains(words(asking.type()));
        }
    }

    @Test
    void a_word_that_is_not_known_is_answered_with_those_that_are() {
        assertThat(refused(RunStatus.class, "status", "FOO").get("detail").asText())
                .isEqualTo(
                        "status: \"FOO\" is not known. Use one of WAITING, FROZEN, INCIDENT, SUCCESS, PARTIAL, FAILED, CANCELED.");
    }

    @ParameterizedTest
    @CsvSource({"active", "ACTIVE", "Active"})
    void a_word_is_known_however_it_is_written(String word) {
        assertThat(converter(CampaignStatus.class, "status").fromString(word)).isEqualTo(CampaignStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "x, This is not a number.",
        "1.5, This is not a number.",
        "'', This is not a number.",
        "99999999999999999999, This number is too large.",
        "-99999999999999999999, This number is too small."
    })
    void a_number_is_a_whole_one_of_its_size(String text, String what) {
        assertThat(refused(long.class, "campaign", text)
                        .get("errors")
                        .get(0)
                        .get("what")
                        .asText())
                .isEqualTo(what);
        assertThat(converter(long.class, "campaign").fromString("-7")).isEqualTo(-7L);
        assertThat(converter(Integer.class, "limit").fromString("50")).isEqualTo(50);
    }

    /** Its digits are never all read: that takes the square of their number. */
    @Test
    void a_number_of_a_million_digits_is_too_large_and_zeros_before_it_do_not_count() {
        String digits = "9".repeat(1_000_000);

        assertThat(refused(int.class, "limit", digits).get("detail").asText())
                .isEqualTo("limit: This number is too large. Write 2147483647 or less.");
        assertThat(refused(int.class, "limit", "-" + digits).get("detail").asText())
                .isEqualTo("limit: This number is too small. Write -2147483648 or more.");
        assertThat(converter(int.class, "limit").fromString(" +" + "0".repeat(1_000_000) + "5"))
                .isEqualTo(5);
    }

    @Test
    void zeros_before_what_is_no_digit_are_looked_at_once() {
        assertThat(refused(int.class, "limit", "0".repeat(1_000_000) + "x")
                        .get("detail")
                        .asText())
                .isEqualTo("limit: This is not a number. Write a number, such as 5.");
    }

    @ParameterizedTest
    @CsvSource({"maybe", "no", "1", "''"})
    void what_is_neither_true_nor_false_is_not_taken_for_false(String text) {
        assertThat(refused(boolean.class, "live", text).get("detail").asText()).endsWith("Write true or false.");
        assertThat(converter(boolean.class, "live").fromString("true")).isEqualTo(true);
    }

    @Test
    void a_moment_is_an_instant() {
        assertThat(converter(Instant.class, "from").fromString("2026-03-01T09:00:00Z"))
                .isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(refused(Instant.class, "from", "yesterday").get("detail").asText())
                .contains("2026-03-01T09:00:00Z");
    }

    @Test
    void what_is_no_parameter_of_the_query_stays_what_it_is() {
        assertThat(VALUES.getConverter(CampaignStatus.class, CampaignStatus.class, new Annotation[0]))
                .isNull();
        assertThat(converter(String.class, "search")).isNull();
    }

    private static JsonNode refused(Class<?> type, String name, String text) {
        ParamConverter<?> converter = converter(type, name);
        assertThat(converter).as("a reader of " + type).isNotNull();
        UnreadableParameter[] refusal = new UnreadableParameter[1];
        assertThatThrownBy(() -> converter.fromString(text))
                .isInstanceOfSatisfying(UnreadableParameter.class, e -> refusal[0] = e);
        return Json.tree((String) Problems.answer(refusal[0]).orElseThrow().getEntity());
    }

    private static <T> ParamConverter<T> converter(Class<T> type, String name) {
        return VALUES.getConverter(type, type, new Annotation[] {new Named(name)});
    }

    private static Set<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.toSet());
    }

    /** As the signature of a resource's method has it. */
    record Asking(Parameter parameter) {

        Class<?> type() {
            return parameter.getParameterizedType() instanceof ParameterizedType many
                    ? (Class<?>) many.getActualTypeArguments()[0]
                    : parameter.getType();
        }

        @Override
        public String toString() {
            return parameter.getDeclaringExecutable().getDeclaringClass().getSimpleName() + " "
                    + parameter.getAnnotation(QueryParam.class).value();
        }
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Named(String value) implements QueryParam {

        @Override
        public Class<? extends Annotation> annotationType() {
            return QueryParam.class;
        }
    }
}
