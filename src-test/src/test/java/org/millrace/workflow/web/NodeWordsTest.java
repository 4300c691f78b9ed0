package org.millrace.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.Json;
import org.millrace.platform.web.SpokenWords;
import org.millrace.workflow.WorkflowDocument.Node;

class NodeWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            send | {"channel": "email", "template": "hello"} | Good day | Good day
            send | {"channel": "email", "template": "unknown"} | unknown | unknown
            send | {"channel": "email"} | Choose a template | Vorlage wählen
            send | {"channel": "null"} | Trial, goes nowhere | Probe, geht nirgendwohin
            schedule-trigger | {"cron": "0 9 * * *"} | at 09:00, every day | um 09:00, jeden Tag
            schedule-trigger | {"cron": "soon"} | soon | soon
            event-trigger | {"event": "bought"} | When bought happens | Wenn bought geschieht
            wait | {"amount": 2, "unit": "days", "until": {"at": "10:00"}} | 2 days, until 10:00 | 2 Tage, bis 10:00
            wait | {"date": {"field": "birthday"}} | for the date birthday | auf das Datum birthday
            condition | {"when": {"type": "all", "of": [{"type": "hasTag", "tag": "vip"}, {"type": "not", "of": {"type": "attribute", "name": "plan"}}]}} | Asks for vip, plan | Fragt nach vip, plan
            condition | {} | Condition | Bedingung
            branch | {"ways": [{"port": "gold"}, {"port": "silver"}]} | gold, silver | gold, silver
            split | {"arms": [{}, {}]} | By chance, 2 ways | Per Zufall, 2 Wege
            tag | {"add": ["a"], "remove": ["b"]} | + a, − b | + a, − b
            set-attribute | {"name": "plan"} | plan = – | plan = –
            adjust-score | {"criterion": "fit", "by": -5} | − 5 fit | − 5 fit
            webhook | {"url": "https://crm.example.com/hooks?a=1"} | crm.example.com | crm.example.com
            jump | {"atMost": 3} | At most 3 times | Höchstens 3 Mal
            exit | {"kind": "handoff"} | Hand over to somebody | An jemanden übergeben
            exit | {"kind": "exit"} | Exit | Ausgang
            of-a-guest | {"template": 7} | of-a-guest | of-a-guest
            """)
    void a_step_of_a_drawing_tells_what_it_is_set_to_as_the_builder_does(
            String type, String config, String english, String german) throws Exception {
        Node node = new Node("a", type, null, (ObjectNode) Json.MAPPER.readTree(config));

        assertThat(said(Locale.ENGLISH, node)).isEqualTo(english);
        assertThat(said(Locale.GERMAN, node)).isEqualTo(german);
    }

    @Test
    void what_the_title_says_already_is_not_said_again() throws Exception {
        Node node = new Node("a", "send", "Good day", (ObjectNode) Json.MAPPER.readTree("{\"template\": \"hello\"}"));

        assertThat(said(Locale.ENGLISH, node)).isEqualTo("Send");
    }

    private static String said(Locale language, Node node) {
        return new NodeWords(new SpokenWords(language), Map.of("hello", "Good day")).sub(node);
    }
}
