package org.millrace.campaign.web;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.AudienceChoice;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignDetails;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.CampaignType;
import org.millrace.campaign.GoalDefinition;
import org.millrace.campaign.ProductChoice;
import org.millrace.campaign.Reentry;
import org.millrace.campaign.SendStrategy;
import org.millrace.platform.Json;

/** What a person fills in about a campaign. The audience is one value: NONE, ALL, or a list's or segment's slug after "s:". */
public class CampaignForm implements Serializable {

    private static final String SEGMENT = "s:";

    private String name;
    private String description;
    private CampaignType type = CampaignType.BROADCAST;
    private String audience = AudienceKind.NONE.name();
    private String workflow;
    private String owner;
    private String topic;
    private String timeZone;
    private String calendar;
    private SendStrategy sendStrategy;
    private Instant startsAt;
    private Instant endsAt;
    private String reentry;
    private String fromName;
    private String fromEmail;
    private boolean trackOpens = true;
    private boolean trackClicks = true;
    private final List<GoalRow> goals = new ArrayList<>();
    private List<String> productSlugs = List.of();
    private String primaryProduct;

    static CampaignForm empty(String owner, String zone) {
        CampaignForm form = new CampaignForm();
        form.owner = owner;
        form.timeZone = zone;
        return form;
    }

    static CampaignForm of(CampaignSnapshot campaign) {
        CampaignForm form = new CampaignForm();
        form.name = campaign.name();
        form.description = campaign.description();
        form.type = campaign.type();
        form.audience = campaign.audience().kind() == AudienceKind.SEGMENT
                ? SEGMENT + campaign.audience().segment()
                : campaign.audience().kind().name();
        form.workflow = campaign.workflow().slug();
        form.owner = campaign.owner();
        form.topic = campaign.topic();
        form.timeZone = campaign.timeZone();
        form.calendar = campaign.calendar() == null ? null : Json.write(campaign.calendar());
        form.sendStrategy = campaign.sendStrategy();
        form.startsAt = campaign.startsAt();
        form.endsAt = campaign.endsAt();
        form.reentry = Json.write(campaign.reentry());
        form.fromName = campaign.fromName();
        form.fromEmail = campaign.fromEmail();
        form.trackOpens = campaign.trackOpens();
        form.trackClicks = campaign.trackClicks();
        campaign.goals().forEach(goal -> form.goals.add(GoalRow.of(goal)));
        form.productSlugs = campaign.products().stream()
                .map(CampaignSnapshot.BoundProduct::slug)
                .toList();
        form.primaryProduct = campaign.products().stream()
                .filter(CampaignSnapshot.BoundProduct::primary)
                .map(CampaignSnapshot.BoundProduct::slug)
                .findFirst()
                .orElse(null);
        return form;
    }

    CampaignDetails details() {
        return new CampaignDetails(
                name,
                description,
                type,
                workflow,
                choice(),
                owner,
                fromEmail,
                fromName,
                topic,
                timeZone,
                calendar == null ? null : Json.read(calendar, CalendarRules.class),
                sendStrategy,
                startsAt,
                endsAt,
                reentry == null ? null : Json.read(reentry, Reentry.class),
                trackOpens,
                trackClicks,
                goals.stream().map(GoalRow::definition).toList(),
                productSlugs.stream()
                        .map(slug -> new ProductChoice(slug, slug.equals(primaryProduct)))
                        .toList());
    }

    private AudienceChoice choice() {
        return audience.startsWith(SEGMENT)
                ? AudienceChoice.segment(audience.substring(SEGMENT.length()))
                : new AudienceChoice(AudienceKind.valueOf(audience), null);
    }

    public void addGoal() {
        goals.add(new GoalRow());
    }

    public void removeGoal(GoalRow goal) {
        goals.remove(goal);
    }

    public List<GoalRow> getGoals() {
        return goals;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public CampaignType getType() {
        return type;
    }

    public void setType(CampaignType type) {
        this.type = type;
    }

    public CampaignType[] getTypes() {
        return CampaignType.values();
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public String getWorkflow() {
        return workflow;
    }

    public void setWorkflow(String workflow) {
        this.workflow = workflow;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getFromName() {
        return fromName;
    }

    public void setFromName(String fromName) {
        this.fromName = fromName;
    }

    public String getFromEmail() {
        return fromEmail;
    }

    public void setFromEmail(String fromEmail) {
        this.fromEmail = fromEmail;
    }

    /** A goal's line of the form. */
    public static class GoalRow implements Serializable {

        private String name;
        private String event;
        private int days = 14;
        private String valueProperty;

        static GoalRow of(CampaignSnapshot.BoundGoal goal) {
            GoalRow row = new GoalRow();
            row.name = goal.name();
            row.event = goal.event();
            row.days = (int) goal.window().toDays();
            row.valueProperty = goal.valueProperty();
            return row;
        }

        GoalDefinition definition() {
            return new GoalDefinition(name, event, Duration.ofDays(days), valueProperty);
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getEvent() {
            return event;
        }

        public void setEvent(String event) {
            this.event = event;
        }

        public int getDays() {
            return days;
        }

        public void setDays(int days) {
            this.days = days;
        }

        public String getValueProperty() {
            return valueProperty;
        }

        public void setValueProperty(String valueProperty) {
            this.valueProperty = valueProperty;
        }
    }
}
