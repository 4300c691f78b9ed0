package org.millrace.workflow.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.platform.IfMatch;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.migration.CampaignForecast;
import org.millrace.run.migration.PublishForecast;
import org.millrace.run.migration.PublishForecasts;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** Publishes from the page: one choice for all campaigns of the workflow, the suggested mapping, and first what it would do. */
@Dependent
class PublishPanel implements Serializable {

    @Inject
    private Workflows workflows;

    @Inject
    private PublishForecasts forecasts;

    @Inject
    private Words words;

    /** @param no the version to publish again; null = the draft */
    Question question(WorkflowSummary workflow, Integer no, VersionChoice choice) {
        String which = which(no);
        PublishForecast forecast = forecasts.forecast(workflow.slug(), which, choices(workflow.slug(), which, choice));
        List<String> effects = new ArrayList<>();
        effects.add(
                no == null
                        ? words.of("workflow.publish.effect.version", forecast.version())
                        : words.of("workflow.rollback.effect.version", no, forecast.version()));
        effects.add(words.of("workflow.publish.effect.new"));
        effects.add(words.of("workflow.publish.effect." + choice));
        effects.add(words.of("workflow.publish.effect.affected", forecast.affected()));
        forecast.campaigns().stream()
                .filter(campaign -> campaign.inside() > 0)
                .forEach(campaign -> effects.add(told(campaign)));
        return new Question(
                "publish",
                0,
                words.of(no == null ? "workflow.publish.title" : "workflow.rollback.title", workflow.name(), no),
                effects,
                words.of(no == null ? "workflow.publish" : "workflow.rollback"),
                false);
    }

    void publish(String slug, Integer no, IfMatch seen, VersionChoice choice) {
        List<PublishChoice> choices = choices(slug, which(no), choice);
        if (no == null) {
            workflows.publish(slug, seen, choices);
        } else {
            workflows.rollback(slug, no, seen, choices);
        }
    }

    private List<PublishChoice> choices(String slug, String which, VersionChoice choice) {
        if (choice == VersionChoice.DRAIN) {
            return List.of();
        }
        return forecasts.forecast(slug, which, List.of()).campaigns().stream()
                .map(campaign -> new PublishChoice(campaign.campaign(), choice, Map.of()))
                .toList();
    }

    private String told(CampaignForecast campaign) {
        return words.of("workflow.publish.effect.campaign", campaign.name(), campaign.affected(), campaign.unmapped());
    }

    private static String which(Integer no) {
        return no == null ? "draft" : String.valueOf(no);
    }
}
