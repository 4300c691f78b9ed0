package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S2-22")
class TemplateRendererTest {

    private final TemplateRenderer renderer = new TemplateRenderer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello {{contact.firstName}}|Hello Ada",
                "{{ contact.industry }}|fintech",
                "{{contact.attributes.industry}}|fintech",
                "{{contact.[industry]}}|fintech",
                "{{contact.n}} {{contact.x}}|7 1.5",
                "{{product.name}} costs {{product.price}}|Ledger costs 49 EUR",
                "{{campaign.name}} by {{campaign.fromName}}|Spring by Millrace",
                "{{unsubscribe_url}}|https://example.com/u/token",
                "[{{contact.missing}}]|[]",
                "[{{contact.missing.deeper}}]|[]",
                "[{{contact.firstName.length}}]|[]",
                "{{#if contact.yes}}a{{else}}b{{/if}}{{#if contact.no}}c{{else}}d{{/if}}|ad",
                "{{#unless contact.missing}}none{{/unless}}|none",
                "{{#each contact.items}}{{this}};{{/each}}|one;two;",
                "{{#each contact.orders}}{{this.no}}/{{@index}} {{/each}}|1/0 2/1",
                "{{!-- said }} to nobody --}}x|x",
                "\\{{contact.firstName}}|{{contact.firstName}}"
            })
    @Tag("S0-35")
    @Tag("S0-46")
    void variables_show_the_values_of_contact_product_and_campaign(String source, String expected) {
        assertThat(renderer.render(Values.text(source), Values.ada()).text().strip())
                .isEqualTo(expected);
    }

    @Test
    @Tag("S2-14")
    void subject_html_and_text_are_rendered_with_the_same_values() {
        TemplateSource source = new TemplateSource(
                "For {{contact.firstName}}", "<p>Dear {{contact.firstName}}</p>", "Dear {{contact.firstName}}");
        Rendered rendered = renderer.render(new TemplateVersion(1, "t", 1, "email", "marketing", source), Values.ada());

        assertThat(rendered).isEqualTo(new Rendered("For Ada", "<p>Dear Ada</p>", "Dear Ada"));
    }

    @Test
    void values_are_escaped_in_html_and_only_there() {
        RenderContext hostile = Values.of("<b>\"O'Hara\" & Sons</b>", "{}");

        assertThat(renderer.render(Values.html("<p>{{contact.firstName}}</p>"), hostile)
                        .html())
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(renderer.render(Values.text("{{contact.firstName}}"), hostile)
                        .text())
                .isEqualTo("<b>\"O'Hara\" & Sons</b>");
    }

    @ParameterizedTest
    @CsvSource({"\\r\\nBcc: all@example.com", "\\nX: y", "\\r", "\\u0085next", "\\u2028next", "\\u0000"})
    void no_value_can_begin_another_header(String escaped) {
        String value =
                "Ada" + org.millrace.platform.Json.tree("\"" + escaped + "\"").asText();
        Rendered rendered = renderer.render(Values.subject("Hi {{contact.firstName}}!"), Values.of(value, "{}"));

        assertThat(rendered.subject()).startsWith("Hi Ada").doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]");
    }

    @Test
    void a_subject_of_a_thousand_words_is_cut() {
        Rendered rendered =
                renderer.render(Values.subject("{{contact.firstName}}"), Values.of("😀".repeat(5_000), "{}"));

        assertThat(rendered.subject()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(rendered.subject().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .isTrue();
    }

    @Test
    @Timeout(60)
    void blocks_that_multiply_end_with_a_refusal_and_not_with_the_heap() {
        String items = IntStream.range(0, 200).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        RenderContext many = Values.of("Ada", "{\"items\":" + items + "}");
        String nested =
                "{{#each contact.items}}{{#each contact.items}}{{#each contact.items}}.{{/each}}{{/each}}{{/each}}";

        assertThatThrownBy(() -> renderer.render(Values.text(nested), many)).isInstanceOf(TemplateTooLarge.class);
    }

    @Test
    @Timeout(60)
    void a_message_of_more_than_a_million_characters_is_refused() {
        RenderContext large = Values.of("x".repeat(20_000), "{\"items\":[" + "1,".repeat(99) + "1]}");

        assertThatThrownBy(() ->
                        renderer.render(Values.text("{{#each contact.items}}{{contact.firstName}}{{/each}}"), large))
                .isInstanceOf(TemplateTooLarge.class);
    }

    @Test
    void a_missing_text_part_is_made_from_the_html() {
        String html =
                """
                <!DOCTYPE html><html><head><title>T</title><style>p {color: red}</style></head><body>
                <h1>Hello   {{contact.firstName}}</h1>
                <p>Look at <a href="https://example.com/a?b=1&amp;c=2">this</a>,<br>or not.</p>
                <ul><li>one</li><li>two</li></ul>
                <table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
                <p><a href="{{unsubscribe_url}}">Unsubscribe</a></p></body></html>
                """;

        assertThat(renderer.render(Values.html(html), Values.ada()).text())
                .isEqualTo(
                        """
                        Hello Ada

                        Look at this (https://example.com/a?b=1&c=2),
                        or not.

                        - one
                        - two

                        a b
                        c d

                        Unsubscribe (https://example.com/u/token)""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<td></td>",
                "&nbsp;",
                " ",
                "<div>",
                "<b><i>",
                "<a href=x>",
                "<table>",
                "<p>\n ",
                "&lt;",
                "<!--",
                "<style>",
                "</p>"
            })
    @Timeout(60)
    void half_a_megabyte_of_anything_is_rendered_in_no_time(String piece) {
        String html = piece.repeat(500_000 / piece.length());

        assertThat(renderer.render(Values.html(html), Values.ada()).text()).isNotNull();
    }

    @Test
    @Timeout(60)
    void blocks_over_the_fields_of_an_object_are_bounded_too() {
        String fields = IntStream.range(0, 300)
                .mapToObj(i -> "\"f" + i + "\":1")
                .collect(Collectors.joining(",", "{\"items\":{", "}}"));
        String nested =
                "{{#each contact.items}}{{#each contact.items}}{{#each contact.items}}{{/each}}{{/each}}{{/each}}";

        assertThatThrownBy(() -> renderer.render(Values.text(nested), Values.of("Ada", fields)))
                .isInstanceOf(TemplateTooLarge.class);
    }

    @Test
    void many_threads_render_one_template_each_with_its_own_values() {
        TemplateVersion version = Values.html("<p>{{contact.firstName}}{{#each contact.items}}-{{this}}{{/each}}</p>");

        assertThat(IntStream.range(0, 4_000).parallel().mapToObj(i -> renderer.render(
                                version, Values.of("n" + i, "{\"items\":[" + i + ",2]}"))
                        .html()))
                .isEqualTo(IntStream.range(0, 4_000)
                        .mapToObj(i -> "<p>n" + i + "-" + i + "-2</p>")
                        .toList());
    }

    @Test
    void the_fields_that_validation_knows_are_those_that_rendering_fills() {
        assertThat(RenderContext.CONTACT_FIELDS).isEqualTo(components(RenderContext.ContactValues.class));
        assertThat(RenderContext.CAMPAIGN_FIELDS).isEqualTo(components(RenderContext.CampaignValues.class));
    }

    private static Set<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }
}
