package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.delivery.NewMessage;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowValidator;

@Tag("S4-09")
class WebhookStepTest {

    private static final String URL = "\"url\": \"https://crm.example.com/hook\"";

    @Test
    void a_soft_webhook_is_handed_over_and_the_run_goes_on_at_once() {
        ManualEngine engine = engine("{" + URL + "}");
        engine.enter(1);
        engine.tick();
        assertThat(engine.messages)
                .extracting(NewMessage::channel, NewMessage::template)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("webhook", null));
        assertThat(engine.path(1)).containsExactly("start", "call", "done");
        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void a_run_that_depends_on_its_webhook_waits_however_long_it_takes_and_goes_on_when_it_is_delivered() {
        ManualEngine engine = waiting();
        engine.tick(Duration.ofDays(3));
        engine.runs.wake(1, null, engine.clock.instant());
        engine.tick();
        assertThat(engine.path(1)).containsExactly("start", "call");
        assertThat(engine.messages).hasSize(1);

        engine.runs.wake(1, Signal.DELIVERED, engine.clock.instant());
        engine.tick();
        assertThat(engine.path(1)).containsExactly("start", "call", "done");
        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.SUCCESS);
        assertThat(engine.messages).hasSize(1);
    }

    @Test
    @Tag("S0-41")
    void a_run_that_depends_on_its_webhook_fails_with_it() {
        ManualEngine engine = waiting();
        engine.runs.wake(1, Signal.FAILED, engine.clock.instant());
        engine.tick();
        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.FAILED);
        assertThat(engine.runs.end(1).reason()).isEqualTo("the webhook could not be delivered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + URL + "}",
                "{\"provider\": \"crm\"}",
                "{" + URL
                        + ", \"body\": {\"who\": \"{{contact.email}}\", \"n\": [1, true, null, \"{{campaign.name}}\"]}}",
                "{" + URL
                        + ", \"headers\": [{\"name\": \"X-Team\", \"value\": \"sales\"}], \"failureMode\": \"fail_run\"}"
            })
    void a_webhook_that_can_be_called_is_valid(String config) {
        assertThat(findings(config)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{};url",
                "{" + URL + ", \"provider\": \"crm\"};url",
                "{\"url\": \"ftp://crm.example.com/\"};url",
                "{\"url\": \"http://crm.example.com/\"};url",
                "{\"url\": \"https://10.0.0.7/hook\"};url",
                "{\"url\": \"https://user@crm.example.com/\"};url",
                "{" + URL + ", \"body\": {\"x\": \"{{#each}}\"}};body",
                "{" + URL + ", \"body\": {\"x\": \"{{environment.HOME}}\"}};body",
                "{" + URL + ", \"headers\": [{\"name\": \"Host\", \"value\": \"x\"}]};headers[0]",
                "{" + URL + ", \"headers\": [{\"name\": \"X-Forwarded-For\", \"value\": \"x\"}]};headers[0]",
                "{" + URL + ", \"headers\": [{\"name\": \"X-A\", \"value\": \"a\\r\\nHost: b\"}]};headers[0]",
                "{" + URL + ", \"method\": \"GET\"};method",
                "{" + URL + ", \"failureMode\": \"loud\"};failureMode"
            })
    void what_cannot_be_called_is_said_at_validation(String config, String field) {
        assertThat(findings(config)).anyMatch(where -> where.endsWith(field));
    }

    private static List<String> findings(String config) {
        return new WorkflowValidator(new StepCatalogue(StandardSteps.all()))
                .validate(workflow(config), slug -> java.util.Optional.empty()).problems().stream()
                        .map(problem -> String.valueOf(problem.field()))
                        .toList();
    }

    private static ManualEngine waiting() {
        ManualEngine engine = engine("{" + URL + ", \"failureMode\": \"fail_run\"}");
        engine.enter(1);
        engine.tick();
        assertThat(engine.path(1)).containsExactly("start", "call");
        assertThat(engine.runs.status(1)).isEqualTo(RunStatus.WAITING);
        return engine;
    }

    private static ManualEngine engine(String config) {
        return new ManualEngine(workflow(config));
    }

    private static org.millrace.workflow.WorkflowDocument workflow(String config) {
        return aWorkflow()
                .node("call", "webhook", config)
                .node("done", "exit", "{}")
                .path("start", "call", "done")
                .build();
    }
}
