package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;

class SpokenLanguageIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final Rest rest = Rest.as(SERVER, "marketer");

    @Test
    void a_refusal_is_said_in_the_language_that_the_caller_puts_first() {
        assertThat(refused("de-AT,en;q=0.5").at("/errors/0/what").asText()).isEqualTo("fehlt");
        assertThat(refused("en,de;q=0.5").at("/errors/0/what").asText()).isEqualTo("is missing");
        assertThat(refused("fr").at("/errors/0/what").asText()).isEqualTo("is missing");
    }

    @Test
    void the_description_calls_a_sentence_a_text() {
        Rest root = new Rest(SERVER.base().resolve("/"), "marketer", SERVER.password());
        JsonNode schemas = root.get("openapi?format=JSON").at("/components/schemas");

        JsonNode what = schemas.at("/Violation/properties/what");
        JsonNode said = what.has("$ref") ? schemas.path("SaidSentence") : what;

        assertThat(said.path("type").asText()).as("%s", said).isEqualTo("string");
        assertThat(said.has("properties")).as("%s", said).isFalse();
    }

    private JsonNode refused(String language) {
        Rest.Answer answer = rest.call("POST", "campaigns", "{}", "Accept-Language", language);
        assertThat(answer.status()).isEqualTo(422);
        return answer.json();
    }
}
