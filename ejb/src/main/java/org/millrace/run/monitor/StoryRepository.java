package org.millrace.run.monitor;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The latest part of a run's trail, and what other tables say of it. */
@Dependent
public class StoryRepository {

    /** As the run's version has it; a node that is deleted there as the last version had it that knew it. */
    private static final String NODE =
            """
            select x.node_id, x.name, x.type, x.config
            from workflow_version v
            join workflow_version o on o.workflow_id = v.workflow_id
            join node x on x.version_id = o.id and x.node_no = s.node_no
            where v.id = r.version_id
            order by o.id = v.id desc, o.no desc limit 1
            """;

    private static final String STORY =
            """
            select s.visit, n.node_id as node, n.name, n.type, n.config, s.at, s.outcome, s.port, s.until, s.reason,
                   m.id as message_id, m.channel, m.state, m.address, m.subject, m.attempts, m.created_at, m.ready_at,
                   m.intent_at, m.sent_at, m.provider, m.provider_id, m.reason as message_reason,
                   a.question, a.decision, a.decided_by, a.comment, p.criterion, p.points, f.name as event, i.detail
            from (select * from step_log where tenant_id = :tenant and run_id = :run
                  order by visit desc, at desc limit :limit) s
            join run r on r.id = s.run_id
            left join lateral (%s) n on true
            left join message m on m.run_id = s.run_id and m.node_no = s.node_no and m.visit = s.visit
            left join approval a on a.run_id = s.run_id and a.node_no = s.node_no and a.visit = s.visit
            left join lateral (
                select criterion, points from contact_score_log
                where contact_id = r.contact_id and source = concat('run ', s.run_id, ':', s.node_no, ':', s.visit)
                limit 1) p on n.type = 'adjust-score'
            left join fired_event f on f.run_id = s.run_id and f.node_no = s.node_no and f.visit = s.visit
            left join lateral (
                select detail from incident
                where run_id = s.run_id and node_no = s.node_no and opened_at = s.at
                limit 1) i on s.outcome = 'INCIDENT'
            order by s.visit, s.at
            """
                    .formatted(NODE);

    private final Jdbi jdbi;

    @Inject
    public StoryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Oldest first. */
    List<StoryRow> latest(int tenant, long run, int limit) {
        return jdbi.withHandle(h -> h.createQuery(STORY)
                .bind("tenant", tenant)
                .bind("run", run)
                .bind("limit", limit)
                .map(ConstructorMapper.of(StoryRow.class))
                .list());
    }
}
