package org.millrace.audience;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.platform.Audits;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.PostgresDatabase;

/** A segment that is looked through by a schedule and was counted while nobody was there. The clock stands at 2026-03-01 09:00 UTC. */
abstract class ScheduleGround extends AudienceGround {

    static final ScheduleDetails DAILY = new ScheduleDetails("0 10 * * *", "UTC", null, null);

    final FiredEvents<AudienceRebuilt> news = new FiredEvents<>();
    Segment vips;

    @BeforeEach
    final void aSegment() {
        vips = audiences(acme).create(segment("Vips", "{'type':'fieldEquals','field':'vip','value':1}"));
        count(DATABASE);
    }

    void tick(Duration duration) {
        settle(duration);
        count(DATABASE);
    }

    void settle(Duration duration) {
        clock.advance(duration);
        look(DATABASE, rebuilds(DATABASE));
    }

    void count(PostgresDatabase node) {
        for (DueAudience audience : counts(node).open()) {
            while (node.newTx(() -> counts(node).goOn(audience))) {
                continue;
            }
            node.newTx(() -> counts(node).finish(audience));
        }
    }

    AudienceCounts counts() {
        return counts(DATABASE);
    }

    /** Two contacts to a transaction. */
    AudienceCounts counts(PostgresDatabase node) {
        return new AudienceCounts(
                new SegmentRepository(node.jdbi(), new AudienceCountRepository(node.jdbi())),
                new SegmentRuleRepository(node.jdbi()),
                new AudienceCountRepository(node.jdbi()),
                new MemberRepository(node.jdbi()),
                TestAudiences.compiler(node.jdbi(), clock),
                clock,
                2);
    }

    static void look(PostgresDatabase node, AudienceRebuilds rebuilds) {
        node.newTx(rebuilds::due).forEach(due -> node.newTx(() -> rebuilds.settle(due)));
    }

    AudienceRebuilds rebuilds(PostgresDatabase node) {
        return new AudienceRebuilds(
                new SegmentRepository(node.jdbi(), new AudienceCountRepository(node.jdbi())),
                new AudienceScheduleRepository(node.jdbi()),
                new AudienceCountRepository(node.jdbi()),
                clock,
                news);
    }

    AudienceSchedules boundary(int tenant) {
        return new AudienceSchedules(
                new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())),
                schedules(),
                usage,
                Audits.on(DATABASE.jdbi(), clock),
                caller(tenant),
                clock);
    }
}
