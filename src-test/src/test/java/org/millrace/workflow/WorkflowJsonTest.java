package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;

class WorkflowJsonTest {

    @Test
    @Tag("S4-01")
    void a_document_is_written_in_one_form() {
        String written = WorkflowJson.write(
                WorkflowJson.read(
                        """
                        {"layout":{"mail":{"y":120.4,"x":-0.0},"gone":{"x":1,"y":1}},
                         "edges":[{"to":"mail","from":"start"}],
                         "nodes":[{"type":"manual-trigger","id":"start"},
                                  {"id":"mail","type":"send","name":"Hello","config":{"template":"a","channel":"email"}}],
                         "name":"Welcome","slug":"welcome"}"""));

        assertThat(written)
                .isEqualTo(
                        """
                        {
                          "slug": "welcome",
                          "name": "Welcome",
                          "nodes": [
                            {
                              "id": "start",
                              "type": "manual-trigger",
                              "config": { }
                            },
                            {
                              "id": "mail",
                              "type": "send",
                              "name": "Hello",
                              "config": {
                                "channel": "email",
                                "template": "a"
                              }
                            }
                          ],
                          "edges": [
                            {
                              "from": "start",
                              "port": "next",
                              "to": "mail"
                            }
                          ],
                          "layout": {
                            "mail": {
                              "x": 0,
                              "y": 120
                            }
                          }
                        }
                        """);
    }

    @Test
    @Tag("S1-35")
    void the_place_of_a_node_that_is_gone_is_not_kept() {
        WorkflowDocument document = WorkflowJson.read(
                "{\"slug\":\"a\",\"name\":\"A\",\"nodes\":[],\"layout\":{\"gone\":{\"x\":1,\"y\":1}}}");

        assertThat(document.layout()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "[]|$|JSON object",
                "{|$|not JSON",
                "{\"name\":1}|name|not a text",
                "{\"name\":\"a\",\"name\":\"b\"}|$|written twice",
                "{\"name\":\"a\"} x|$|not JSON",
                "{\"nodes\":[]}|name|missing",
                "{\"name\":\" \"}|name|empty",
                "{\"name\":\"a\",\"colour\":1}|colour|no such field",
                "{\"name\":\"a\",\"slug\":\"Bad Slug\"}|slug|not a slug",
                "{\"name\":\"a\",\"slug\":\"other\"}|slug|of \"other\", the address of \"mine\"",
                "{\"name\":\"a\",\"nodes\":{}}|nodes|not a list",
                "{\"name\":\"a\",\"nodes\":[1]}|nodes[0]|not a JSON object",
                "{\"name\":\"a\",\"nodes\":[{\"type\":\"x\"}]}|nodes[0].id|missing",
                "{\"name\":\"a\",\"nodes\":[{\"id\":\"a b\",\"type\":\"x\"}]}|nodes[0].id|not a node",
                "{\"name\":\"a\",\"nodes\":[{\"id\":\"a\"}]}|nodes[0].type|missing",
                "{\"name\":\"a\",\"nodes\":[{\"id\":\"a\",\"type\":\"x\",\"config\":[]}]}|nodes[0].config|JSON object",
                "{\"name\":\"a\",\"nodes\":[{\"id\":\"a\",\"type\":\"x\",\"config\":{\"k\":[\"\\u0000\"]}}]}|nodes[0].config.k[0]|cannot be stored",
                "{\"name\":\"a\",\"nodes\":[{\"id\":\"a\",\"type\":\"x\",\"config\":{\"k\":\"\\ud800\"}}]}|nodes[0].config.k|cannot be stored",
                "{\"name\":\"a\",\"nodes\":[{\"id\":\"a\",\"type\":\"x\",\"config\":{\"k\":1e99999}}]}|nodes[0].config.k|too large",
                "{\"name\":\"a\",\"edges\":[{\"from\":\"a\"}]}|edges[0].to|missing",
                "{\"name\":\"a\",\"edges\":[{\"from\":\"a\",\"to\":\"b\",\"port\":7}]}|edges[0].port|not a text",
                "{\"name\":\"a\",\"layout\":[]}|layout|position",
                "{\"name\":\"a\",\"layout\":{\"a\":{\"x\":1}}}|layout.a.y|coordinate",
                "{\"name\":\"a\",\"layout\":{\"a\":{\"x\":1e400,\"y\":1}}}|layout.a.x|coordinate"
            })
    void what_cannot_be_read_is_told_by_its_path(String json, String where, String what) {
        assertThatThrownBy(() -> WorkflowJson.read(json, "mine")).satisfies(violation(first -> {
            assertThat(first.where()).isEqualTo(where);
            assertThat(first.what().toString()).contains(what);
            assertThat(first.mend().toString()).isNotBlank();
        }));
    }

    @Test
    @Timeout(60)
    void a_hundred_thousand_nodes_are_refused_at_once() {
        String nodes = "{},".repeat(100_000) + "{}";

        assertThatThrownBy(() -> WorkflowJson.read("{\"name\":\"a\",\"nodes\":[" + nodes + "]}", "mine"))
                .satisfies(
                        violation(first -> assertThat(first.what().toString()).contains("the most is 2000")));
    }

    @Test
    @Timeout(60)
    void a_document_of_more_than_two_megabytes_is_refused_before_it_is_parsed() {
        assertThatThrownBy(() -> WorkflowJson.read("{\"name\":\"" + "é".repeat(1_100_000) + "\"}", "mine"))
                .satisfies(
                        violation(first -> assertThat(first.what().toString()).contains("larger than")));
    }

    @Test
    void nesting_without_end_is_refused() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);

        assertThatThrownBy(() -> WorkflowJson.read(deep, "mine")).isInstanceOf(InvalidInput.class);
    }

    private static Consumer<Throwable> violation(Consumer<Violation> check) {
        return thrown -> {
            assertThat(thrown).isInstanceOf(InvalidInput.class);
            check.accept(((InvalidInput) thrown).violations().get(0));
        };
    }
}
