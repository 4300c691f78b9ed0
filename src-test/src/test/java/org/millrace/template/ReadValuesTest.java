package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.Json;

/** What is kept of the values of a mail. */
class ReadValuesTest {

    private final TemplateRenderer renderer = new TemplateRenderer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello {{contact.firstName}} of {{contact.industry}} and {{contact.attributes.industry}}",
                "{{#if contact.yes}}yes{{else}}{{contact.lastName}}{{/if}}{{#unless contact.no}}not{{/unless}}",
                "{{#each contact.items}}{{this}} {{contact.firstName}} {{@index}}{{/each}}",
                "{{#each contact.attributes.orders}}{{this.no}}{{#if @last}}.{{/if}}{{/each}}",
                "{{#each contact.attributes}}{{@index}}{{this}}{{/each}}",
                "{{product.name}} {{product.price}} {{product.attributes.price}} {{product.slug}}",
                "{{campaign.name}} {{campaign.fromName}} {{contact.x}} {{contact.n}} {{contact.unknown}}",
                "{{contact.[firstName]}} {{contact.attributes.[industry]}} {{contact.attributes.orders.[0].no}}",
                "nothing at all"
            })
    void they_make_the_same_message_again_also_after_they_were_written_down(String source) {
        for (TemplateVersion version : List.of(Values.html("<p>" + source + "</p>"), Values.text(source))) {
            String kept = Json.write(renderer.read(version, Values.ada()));

            RenderContext again = Json.read(kept, RenderContext.class).leavingBy(Values.UNSUBSCRIBE);

            assertThat(renderer.render(version, again)).isEqualTo(renderer.render(version, Values.ada()));
        }
    }

    @Test
    void what_the_template_does_not_read_is_not_kept() {
        String kept = Json.write(renderer.read(
                Values.html("<p>{{contact.firstName}} {{contact.attributes.industry}}</p>"), Values.ada()));

        assertThat(kept)
                .contains("Ada", "fintech")
                .doesNotContain("ada@example.com", "Lovelace", "orders", "Ledger", "Spring", "token");
    }
}
