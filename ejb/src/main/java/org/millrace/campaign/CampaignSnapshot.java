package org.millrace.campaign;

import java.time.Instant;
import java.util.List;
import org.millrace.calendar.CalendarRules;

/**
 * A campaign as it was read.
 *
 * @param actions what can be done with it now
 * @param calendar when its messages may go out; null = always
 * @param sample whether it is the removable sample
 * @param version counts the changes: the ETag
 */
public record CampaignSnapshot(
        long id,
        String name,
        String description,
        CampaignType type,
        CampaignStatus status,
        BoundWorkflow workflow,
        BoundAudience audience,
        String owner,
        String fromEmail,
        String fromName,
        String topic,
        String timeZone,
        CalendarRules calendar,
        SendStrategy sendStrategy,
        Instant startsAt,
        Instant endsAt,
        Reentry reentry,
        boolean trackOpens,
        boolean trackClicks,
        List<BoundGoal> goals,
        List<BoundProduct> products,
        List<CampaignAction> actions,
        boolean sample,
        Instant createdAt,
        Instant activatedAt,
        Instant completedAt,
        int version) {

    /** @param publishedNo the number of the version that new runs start on; null while nothing is published */
    public record BoundWorkflow(long id, String slug, String name, Integer publishedNo) {}

    /**
     * Whom the campaign is for.
     *
     * @param segment the slug, null unless the kind is SEGMENT
     * @param enabled whether the list or segment lets contacts in; true for other kinds
     * @param exclude the slugs of the lists and segments that it leaves out
     */
    public record BoundAudience(
            AudienceKind kind, Long segmentId, String segment, String name, boolean enabled, List<String> exclude) {}

    /** A goal with its key. */
    public record BoundGoal(long id, String name, String event, java.time.Duration window, String valueProperty) {}

    /** A product with its name. */
    public record BoundProduct(long id, String slug, String name, boolean primary) {}

    /** What a person had decided, as far as a copy takes it over: neither the audience with its exclusions nor its times. */
    CampaignDetails copyAs(String copyName, String copyOwner) {
        return new CampaignDetails(
                copyName,
                description,
                type,
                null,
                null,
                copyOwner,
                fromEmail,
                fromName,
                topic,
                timeZone,
                calendar,
                sendStrategy,
                null,
                null,
                reentry,
                trackOpens,
                trackClicks,
                goals.stream()
                        .map(goal -> new GoalDefinition(goal.name, goal.event, goal.window, goal.valueProperty))
                        .toList(),
                products.stream()
                        .map(product -> new ProductChoice(product.slug, product.primary))
                        .toList());
    }
}
