package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.InvalidInput;

/** Payloads of every template language we know of, as a value and as a source. */
class TemplateInjectionTest {

    private static final List<String> SIGNS = List.of("49", "7777777", "root:", "uid=", "java.lang", "Process");

    private final TemplateRenderer renderer = new TemplateRenderer();

    static Stream<String> payloads() throws IOException {
        try (InputStream corpus = TemplateInjectionTest.class.getResourceAsStream("/template/injections.txt")) {
            return new String(corpus.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void as_a_value_it_is_text(String payload) {
        Rendered text = renderer.render(Values.text("<{{contact.firstName}}>"), Values.of(payload, "{}"));
        Rendered html = renderer.render(Values.html("<p>{{contact.firstName}}</p>"), Values.of(payload, "{}"));

        assertThat(text.text()).isEqualTo("<" + payload + ">");
        assertThat(Jsoup.parse(html.html()).body().wholeText()).isEqualTo(payload);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void as_a_source_it_is_refused_or_stands_there_as_it_is(String payload) {
        String rendered = renderedOrRefused(payload);

        SIGNS.stream().filter(sign -> !payload.contains(sign)).forEach(sign -> assertThat(rendered)
                .doesNotContain(sign));
        if (!payload.contains("{{")) {
            assertThat(rendered).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void nothing_but_a_refusal_comes_of_it_when_it_is_checked(String payload) {
        assertThatCode(() -> TemplateSyntax.of("html", payload)).doesNotThrowAnyException();
    }

    private String renderedOrRefused(String payload) {
        try {
            return renderer.render(Values.text(payload), Values.ada()).text();
        } catch (InvalidInput refused) {
            assertThat(refused.violations()).isNotEmpty();
            return "";
        }
    }
}
