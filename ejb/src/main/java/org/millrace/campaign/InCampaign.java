package org.millrace.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.WeekHours;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;
import org.millrace.workflow.Code;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Interrupt;
import org.millrace.workflow.Problem;
import org.millrace.workflow.Problem.Severity;
import org.millrace.workflow.WorkflowDocument;

/**
 * What can be said against a workflow only beside a campaign. Warnings, since the campaign may be changed as well as the workflow; but
 * messages that can never go out of a campaign that is past its draft are errors, since its calendar stands.
 */
final class InCampaign {

    private final WorkflowDocument document;
    private final Optional<CompiledWorkflow> compiled;
    private final Around around;

    /** @param compiled empty where it has errors of its own; what needs it is then not asked */
    InCampaign(WorkflowDocument document, Optional<CompiledWorkflow> compiled, Around around) {
        this.document = document;
        this.compiled = compiled;
        this.around = around;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        goals(problems);
        if (around.life() != null) {
            compiled.ifPresent(workflow -> pastTheEnd(workflow, problems));
        }
        if (around.calendar() != null) {
            problems.addAll(windows());
        }
        return problems;
    }

    /** Sends whose own hours never meet the campaign's; the campaign has a calendar. */
    List<Problem> windows() {
        List<Problem> problems = new ArrayList<>();
        document.nodes().forEach(node -> window(node, problems));
        return problems;
    }

    private void goals(List<Problem> problems) {
        for (int i = 0; i < document.interrupts().size(); i++) {
            JsonNode goal = document.interrupts().get(i).when().path("goal");
            boolean there = goal.asText().equals(Interrupt.ANY_GOAL)
                    ? !around.goals().isEmpty()
                    : around.goals().contains(goal.asText());
            if (goal.isTextual() && !there) {
                problems.add(problem(
                        Code.GOAL_UNKNOWN,
                        null,
                        "interrupts[" + i + "].when.goal",
                        Sentence.of(
                                "The campaign \"{0}\" does not have the goal \"{1}\".", around.name(), goal.asText()),
                        Sentence.of("Give the campaign that goal, or wait for another.")));
            }
        }
    }

    /** Of a chain of nodes that nobody leaves in time the first is told. */
    private void pastTheEnd(CompiledWorkflow workflow, List<Problem> problems) {
        Map<Integer, Duration> soonest = workflow.soonest();
        workflow.edges().stream()
                .filter(edge -> late(soonest, edge.to()) && soonest.containsKey(edge.from()))
                .filter(edge -> !late(soonest, edge.from()))
                .map(edge -> workflow.node(edge.from()))
                .map(CompiledNode::id)
                .distinct()
                .sorted()
                .forEach(id -> problems.add(problem(
                        Code.WAIT_PAST_END,
                        id,
                        null,
                        Sentence.of(
                                "The campaign \"{0}\" is over in {1}, before even the first to enter leaves here.",
                                around.name(), days(around.life())),
                        Sentence.of("Let the campaign end later, or wait for a shorter time."))));
    }

    private boolean late(Map<Integer, Duration> soonest, int no) {
        return soonest.containsKey(no) && soonest.get(no).compareTo(around.life()) > 0;
    }

    private void window(WorkflowDocument.Node node, List<Problem> problems) {
        hours(node.config().path("window"))
                .filter(hours -> around.calendar().during(hours).openTimes().neverOpen())
                .ifPresent(hours -> problems.add(new Problem(
                        Code.WINDOW_NEVER,
                        around.live() ? Severity.ERROR : Severity.WARNING,
                        node.id(),
                        null,
                        "window",
                        Sentence.of(
                                "Its own hours and the quiet hours of the campaign \"{0}\" leave no minute open, so its messages never go out.",
                                around.name()),
                        Sentence.of("Choose other hours, or shorten the campaign's quiet hours."))));
    }

    /** Empty where there are none, and where validation finds fault with them. */
    private static Optional<WeekHours> hours(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        try {
            WeekHours hours = Json.MAPPER.convertValue(json, WeekHours.class);
            return hours.violations("").isEmpty() ? Optional.of(hours) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Problem problem(Code code, String node, String field, Sentence what, Sentence mend) {
        return new Problem(code, Severity.WARNING, node, null, field, what, mend);
    }

    private static Sentence days(Duration life) {
        return life.toDays() > 0
                ? Sentence.of("{0} days", life.toDays())
                : Sentence.of("{0} minutes", Math.max(0, life.toMinutes()));
    }

    /**
     * What a workflow has to do with of a campaign.
     *
     * @param goals their names
     * @param life from when the first can enter to its end; null = it has no end
     * @param calendar null = no restriction
     * @param live whether it is past its draft, so that none of this can be changed any more
     */
    record Around(String name, Set<String> goals, Duration life, CalendarRules calendar, boolean live) {

        static Around of(CampaignSnapshot campaign, Instant now) {
            Instant start =
                    campaign.startsAt() == null || campaign.startsAt().isBefore(now) ? now : campaign.startsAt();
            return new Around(
                    campaign.name(),
                    campaign.goals().stream()
                            .map(CampaignSnapshot.BoundGoal::name)
                            .collect(Collectors.toSet()),
                    campaign.endsAt() == null ? null : Duration.between(start, campaign.endsAt()),
                    campaign.calendar(),
                    campaign.status() != CampaignStatus.DRAFT);
        }
    }
}
