package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class PreviewValuesTest {

    private static RenderContext asked(String json) throws Exception {
        return new PreviewValues(null, null).of(new JsonMapper().readValue(json, PreviewRequest.class));
    }

    @Test
    void a_made_up_person_is_the_one_of_the_templates_own_page() throws Exception {
        assertThat(asked("{\"madeUp\": true}"))
                .isEqualTo(new PreviewValues(null, null).of(PreviewRequest.somebody(null)));
        assertThat(asked("{\"madeUp\": true}").contact().firstName()).isEqualTo("Ada");
    }

    @Test
    void what_is_said_comes_before_what_is_made_up() throws Exception {
        RenderContext context = asked("{\"madeUp\": true, \"values\": {\"campaign\": {\"name\": \"Spring\"}}}");

        assertThat(context.campaign().name()).isEqualTo("Spring");
        assertThat(context.campaign().fromName()).isEqualTo("Sample sender");
        assertThat(context.product().name()).isEqualTo("Sample product");
    }

    @Test
    void nothing_is_made_up_unasked() throws Exception {
        RenderContext context = asked("{\"values\": {\"contact\": {\"firstName\": \"Bo\"}}}");

        assertThat(context.contact().firstName()).isEqualTo("Bo");
        assertThat(context.contact().email()).isNull();
        assertThat(context.product().name()).isNull();
    }
}
