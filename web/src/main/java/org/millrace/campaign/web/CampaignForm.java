package org.millrace.campaign.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.campaign.AudienceChoice;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignDetails;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.CampaignType;
import org.millrace.campaign.ProductChoice;

/** What a person fills in about a campaign. The audience is one value: NONE, ALL, or a list's or segment's slug after "s:". */
public class CampaignForm implements Serializable {

    static final String SEGMENT = "s:";

    private String name;
    private String description;
    private CampaignType type = CampaignType.BROADCAST;
    private String audience = AudienceKind.NONE.name();
    private List<String> exclude = List.of();
    private String workflow;
    private String owner;
    private String topic;
    private String timeZone;
    private TermsForm terms = new TermsForm();
    private CalendarForm calendar = new CalendarForm();
    private String fromName;
    private String fromEmail;
    private boolean trackOpens = true;
    private boolean trackClicks = true;
    private final List<GoalForm> goals = new ArrayList<>();
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
        form.exclude = campaign.audience().exclude();
        form.workflow = campaign.workflow().slug();
        form.owner = campaign.owner();
        form.topic = campaign.topic();
        form.timeZone = campaign.timeZone();
        form.terms = TermsForm.of(campaign);
        form.calendar = CalendarForm.of(campaign.calendar());
        form.fromName = campaign.fromName();
        form.fromEmail = campaign.fromEmail();
        form.trackOpens = campaign.trackOpens();
        form.trackClicks = campaign.trackClicks();
        campaign.goals().forEach(goal -> form.goals.add(GoalForm.of(goal)));
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
                calendar.rules(),
                terms.getStrategy(),
                terms.starts(timeZone),
                terms.ends(timeZone),
                terms.rule(),
                trackOpens,
                trackClicks,
                goals.stream().map(GoalForm::definition).toList(),
                productSlugs.stream()
                        .map(slug -> new ProductChoice(slug, slug.equals(primaryProduct)))
                        .toList());
    }

    boolean hasAudience(String slug) {
        return audience.equals(SEGMENT + slug);
    }

    private AudienceChoice choice() {
        AudienceChoice whom = audience.startsWith(SEGMENT)
                ? AudienceChoice.segment(audience.substring(SEGMENT.length()))
                : new AudienceChoice(AudienceKind.valueOf(audience), null, null);
        return whom.excluding(exclude);
    }

    void products(List<String> slugs, String primary) {
        productSlugs = List.copyOf(slugs);
        primaryProduct = primary;
    }

    List<String> getProductSlugs() {
        return productSlugs;
    }

    String getPrimaryProduct() {
        return primaryProduct;
    }

    public TermsForm getTerms() {
        return terms;
    }

    public CalendarForm getCalendar() {
        return calendar;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public boolean isTrackOpens() {
        return trackOpens;
    }

    public void setTrackOpens(boolean trackOpens) {
        this.trackOpens = trackOpens;
    }

    public boolean isTrackClicks() {
        return trackClicks;
    }

    public void setTrackClicks(boolean trackClicks) {
        this.trackClicks = trackClicks;
    }

    public void addGoal() {
        goals.add(new GoalForm());
    }

    public void removeGoal(GoalForm goal) {
        goals.remove(goal);
    }

    public List<GoalForm> getGoals() {
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

    public List<String> getExclude() {
        return exclude;
    }

    public void setExclude(List<String> exclude) {
        this.exclude = List.copyOf(exclude);
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
}
