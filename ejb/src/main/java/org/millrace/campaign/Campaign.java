package org.millrace.campaign;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.ColumnTransformer;
import org.millrace.platform.Json;

/** Binds a workflow to an audience. Its status is changed only under the campaign's exclusive lock. */
@Entity
@Table(name = "campaign")
class Campaign {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id", updatable = false)
    private int tenant;

    private String name;
    private String description;

    @Enumerated(EnumType.STRING)
    private CampaignType type;

    @Enumerated(EnumType.STRING)
    private CampaignStatus status;

    @Column(name = "workflow_id")
    private long workflowId;

    @Enumerated(EnumType.STRING)
    @Column(name = "audience_kind")
    private AudienceKind audienceKind;

    @Column(name = "segment_id")
    private Long segmentId;

    private String owner;

    @Column(name = "from_email")
    private String fromEmail;

    @Column(name = "from_name")
    private String fromName;

    private String topic;

    @Column(name = "time_zone")
    private String timeZone;

    @ColumnTransformer(write = "cast(? as jsonb)")
    private String calendar;

    @Enumerated(EnumType.STRING)
    @Column(name = "send_strategy")
    private SendStrategy sendStrategy;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Enumerated(EnumType.STRING)
    private ReentryPolicy reentry;

    @Column(name = "reentry_limit")
    private Integer reentryLimit;

    @Column(name = "reentry_window_seconds")
    private Long reentryWindowSeconds;

    @Column(name = "track_opens")
    private boolean trackOpens;

    @Column(name = "track_clicks")
    private boolean trackClicks;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "activated_at")
    private Instant activatedAt;

    @Column(name = "frozen_at")
    private Instant frozenAt;

    /** Null while there was none. */
    @Embedded
    private RetimingColumns retimings;

    @Column(name = "completed_at")
    private Instant completedAt;

    @OneToMany(mappedBy = "campaign", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Goal> goals = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "campaign_product", joinColumns = @JoinColumn(name = "campaign_id"))
    private Set<ProductLink> products = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "campaign_exclusion", joinColumns = @JoinColumn(name = "campaign_id"))
    private Set<ExclusionLink> exclusions = new HashSet<>();

    @Version
    private int version;

    protected Campaign() {}

    Campaign(int tenant, Instant now) {
        this.tenant = tenant;
        this.status = CampaignStatus.DRAFT;
        this.createdAt = now;
    }

    /** Takes over what a person decided, with the ids of what it names. */
    void define(CampaignDetails details, Bindings bindings) {
        require(CampaignAction.EDIT);
        this.name = details.name();
        this.description = details.description();
        this.type = details.type();
        this.workflowId = bindings.workflowId();
        this.audienceKind = details.audience().kind();
        this.segmentId = bindings.segmentId();
        this.owner = bindings.owner();
        this.fromEmail = details.fromEmail();
        this.fromName = details.fromName();
        this.topic = details.topic();
        this.timeZone = details.timeZone();
        this.calendar = details.calendar() == null ? null : Json.write(details.calendar());
        this.sendStrategy = details.sendStrategy();
        this.startsAt = details.startsAt();
        this.endsAt = details.endsAt();
        this.reentry = details.reentry().policy();
        this.reentryLimit = details.reentry().limit();
        this.reentryWindowSeconds = details.reentry().window() == null
                ? null
                : Long.valueOf(details.reentry().window().toSeconds());
        this.trackOpens = details.trackOpens();
        this.trackClicks = details.trackClicks();
        defineGoals(details.goals());
        exclusions.clear();
        bindings.exclusions().forEach(excluded -> exclusions.add(new ExclusionLink(tenant, excluded)));
        products.clear();
        details.products()
                .forEach(product -> products.add(
                        new ProductLink(tenant, bindings.productIds().get(product.slug()), product.primary())));
    }

    private void defineGoals(List<GoalDefinition> definitions) {
        Map<String, Goal> present = goals.stream().collect(Collectors.toMap(Goal::name, Function.identity()));
        Set<String> wanted = definitions.stream().map(GoalDefinition::name).collect(Collectors.toSet());
        goals.removeIf(goal -> !wanted.contains(goal.name()));
        for (int i = 0; i < definitions.size(); i++) {
            Goal goal = present.get(definitions.get(i).name());
            if (goal == null) {
                goal = new Goal(this, tenant, definitions.get(i).name());
                goals.add(goal);
            }
            goal.define(i, definitions.get(i));
        }
    }

    void activate(Instant now) {
        become(CampaignAction.ACTIVATE);
        this.activatedAt = now;
    }

    /** It is activated, but starts by itself at its start. */
    void schedule() {
        require(CampaignAction.ACTIVATE);
        this.status = CampaignStatus.SCHEDULED;
    }

    /** A scheduled campaign is a draft again. */
    void unschedule() {
        become(CampaignAction.UNSCHEDULE);
    }

    boolean startsLater(Instant now) {
        return status == CampaignStatus.DRAFT && !starts(now);
    }

    boolean starts(Instant now) {
        return startsAt == null || !startsAt.isAfter(now);
    }

    /** A frozen campaign is not ended over the heads of those who stand still in it. */
    boolean ends(Instant now) {
        boolean open = status == CampaignStatus.ACTIVE || status == CampaignStatus.PAUSED;
        return open && endsAt != null && !endsAt.isAfter(now);
    }

    void pauseEntries() {
        become(CampaignAction.PAUSE);
    }

    void freeze(Instant now) {
        become(CampaignAction.FREEZE);
        this.frozenAt = now;
    }

    /** Nobody enters; those inside are taken out. */
    void stop() {
        become(CampaignAction.STOP);
    }

    void resume(CatchUp catchUp, Instant now) {
        if (catchUp.rule() == CatchUpRule.RETIME && frozenAt != null) {
            this.retimings = RetimingColumns.and(retimings, frozenAt, now);
        }
        become(CampaignAction.RESUME);
    }

    void complete(Instant now) {
        become(CampaignAction.COMPLETE);
        this.completedAt = now;
    }

    void archive() {
        become(CampaignAction.ARCHIVE);
    }

    void require(CampaignAction action) {
        if (!action.allowedIn(status)) {
            throw new IllegalCampaignTransition(action, status);
        }
    }

    private void become(CampaignAction action) {
        require(action);
        this.status = action.to();
        this.frozenAt = null;
    }

    long id() {
        return id;
    }

    int tenant() {
        return tenant;
    }

    CampaignStatus status() {
        return status;
    }

    Instant frozenAt() {
        return frozenAt;
    }

    String owner() {
        return owner;
    }

    long workflowId() {
        return workflowId;
    }

    AudienceKind audienceKind() {
        return audienceKind;
    }

    int version() {
        return version;
    }

    /**
     * The ids of what details name.
     *
     * @param segmentId null unless the audience is a list or segment
     * @param exclusions of the lists and segments that are left out
     * @param productIds by slug
     */
    record Bindings(
            long workflowId, Long segmentId, Set<Long> exclusions, String owner, Map<String, Long> productIds) {}
}
