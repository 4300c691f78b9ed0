package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.calendar.CalendarRules;
import org.millrace.platform.Json;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.Code;
import org.millrace.workflow.Problem;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;

class InCampaignTest {

    private static final WorkflowCompiler COMPILER = new WorkflowCompiler(new StepCatalogue(StandardSteps.all()));

    static Stream<Path> files() throws IOException, URISyntaxException {
        return Files.list(Path.of(InCampaignTest.class
                        .getResource("/workflow/in-campaign")
                        .toURI()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Tag("P-11")
    void what_a_campaign_makes_of_a_workflow_is_told_at_its_place(Path file) throws IOException {
        JsonNode json = Json.MAPPER.readTree(file.toFile());
        assertThat(found(json).stream().map(InCampaignTest::said))
                .containsExactlyElementsOf(texts(json.path("expect")));
    }

    @Test
    @Tag("P-11")
    void every_such_finding_has_a_file() throws IOException, URISyntaxException {
        Set<String> codes = new HashSet<>();
        for (Path file : files().toList()) {
            texts(Json.MAPPER.readTree(file.toFile()).path("expect")).forEach(text -> codes.add(text.split(" ")[1]));
        }
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        Code.WAIT_PAST_END.word(),
                        Code.GOAL_UNKNOWN.word(),
                        Code.WINDOW_NEVER.word(),
                        Code.SEGMENT_UNKNOWN.word());
    }

    private static List<Problem> found(JsonNode json) {
        WorkflowDocument document = WorkflowJson.read(json.path("workflow").toString(), "corpus");
        JsonNode campaign = json.path("campaign");
        InCampaign.Around around = new InCampaign.Around(
                "spring",
                Set.copyOf(texts(campaign.path("goals"))),
                campaign.has("days") ? Duration.ofDays(campaign.path("days").asInt()) : null,
                campaign.has("calendar")
                        ? Json.MAPPER.convertValue(campaign.path("calendar"), CalendarRules.class)
                        : null,
                campaign.path("live").asBoolean());
        Set<String> segments = Set.copyOf(texts(campaign.path("segments")));
        List<Problem> problems = new ArrayList<>(new SegmentProof(document).unknown(asked -> segments));
        problems.addAll(new InCampaign(document, Optional.of(COMPILER.compile(document)), around).problems());
        return problems;
    }

    private static String said(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT) + " "
                + problem.code().word() + " " + problem.where();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
