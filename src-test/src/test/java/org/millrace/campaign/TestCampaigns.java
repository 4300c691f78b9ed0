package org.millrace.campaign;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.TestAudiences;
import org.millrace.delivery.HeldMessageRepository;
import org.millrace.delivery.SendGuard;
import org.millrace.platform.Audits;
import org.millrace.platform.CallerContext;
import org.millrace.workflow.TestWorkflows;

/** The real boundary without a server, for tests of other packages. */
public final class TestCampaigns {

    private TestCampaigns() {}

    public static Class<?>[] entities() {
        return Stream.concat(TestWorkflows.ENTITIES.stream(), Stream.of(Campaign.class, Goal.class))
                .toArray(Class<?>[]::new);
    }

    /** A campaign for everybody, and a workflow without a version; just the rows. */
    public static long row(Jdbi jdbi, int tenant, String name, String status) {
        long workflow = jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into workflow (tenant_id, slug, name, draft, created_at, updated_at)
                        values (:tenant, :name, :name, '{}', now(), now()) returning id
                        """)
                .bind("tenant", tenant)
                .bind("name", name)
                .mapTo(long.class)
                .one());
        return rowOf(jdbi, workflow, name, status);
    }

    /** The same of a workflow that is there. */
    public static long rowOf(Jdbi jdbi, long workflow, String name, String status) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into campaign (tenant_id, name, type, status, workflow_id, audience_kind, owner, created_at)
                        select tenant_id, :name, 'DRIP', :status, id, 'ALL', 'mia', now() from workflow where id = :workflow
                        returning id
                        """)
                .bind("workflow", workflow)
                .bind("name", name)
                .bind("status", status)
                .mapTo(long.class)
                .one());
    }

    static Launch launch(Jdbi jdbi) {
        return new Launch(
                TestWorkflows.versions(jdbi),
                new LaunchGround(TestAudiences.rules(jdbi), new BindingTargetRepository(jdbi)));
    }

    public static CampaignLife life(
            Jdbi jdbi, EntityManager manager, CallerContext caller, Clock clock, Event<Object> news) {
        return new CampaignLife(
                new CampaignRepository(manager),
                new CampaignQueryRepository(jdbi),
                new CampaignStateRepository(jdbi),
                launch(jdbi),
                Audits.on(jdbi, clock),
                caller,
                clock,
                news);
    }

    public static CampaignStates states(Jdbi jdbi) {
        return new CampaignStates(new CampaignStateRepository(jdbi));
    }

    public static CampaignGoals goals(Jdbi jdbi) {
        return new CampaignGoals(new CampaignGoalRepository(jdbi));
    }

    public static HeldMessages heldMessages(Jdbi jdbi, Clock clock) {
        return new HeldMessages(new HeldMessageRepository(jdbi), states(jdbi), clock);
    }

    public static SendGuard guard(Jdbi jdbi) {
        return new CampaignSendGuard(states(jdbi));
    }

    /** Only for reading. */
    public static Campaigns reading(Jdbi jdbi, CallerContext caller, Clock clock) {
        return new Campaigns(
                null, new CampaignQueryRepository(jdbi), null, null, Audits.on(jdbi, clock), caller, clock);
    }

    public static SendGuard exclusionGuard(Jdbi jdbi, Clock clock) {
        return new ExclusionGuard(new ExclusionRepository(jdbi), TestAudiences.resolver(jdbi, clock));
    }

    public static SendGuard calendarGuard(Jdbi jdbi) {
        return new CalendarGuard(new MessageCalendarRepository(jdbi));
    }
}
