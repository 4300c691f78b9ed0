package org.millrace.run.migration;

import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Entities;
import org.millrace.platform.PostgresDatabase;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.WorkflowDocument;

/** Campaigns with people inside whose workflow goes on to other versions. */
abstract class MoveGround {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class[]::new));

    private static final AtomicInteger TENANTS = new AtomicInteger();
    static final String MAIL = "{\"channel\":\"null\"}";

    static MovingCampaign campaign(WorkflowDocument first) {
        return new MovingCampaign(DATABASE, ENTITIES, "moving-" + TENANTS.incrementAndGet(), first);
    }

    static WorkflowDocument waiting(int days) {
        return aWorkflow()
                .node("pause", "wait", days(days))
                .node("end", "exit", "{}")
                .path("start", "pause", "end")
                .build();
    }

    static WorkflowDocument twoWaits(int first, int second) {
        return aWorkflow()
                .node("first", "wait", days(first))
                .node("second", "wait", days(second))
                .node("end", "exit", "{}")
                .path("start", "first", "second", "end")
                .build();
    }

    static WorkflowDocument mailThenWait(String... mails) {
        var builder = aWorkflow().node("pause", "wait", days(3)).node("end", "exit", "{}");
        String before = "start";
        for (String mail : mails) {
            builder.node(mail, "send", MAIL).path(before, mail);
            before = mail;
        }
        return builder.path(before, "pause", "end").build();
    }

    static String days(int days) {
        return "{\"amount\":%d,\"unit\":\"days\"}".formatted(days);
    }

    static List<String> trail(MovingCampaign campaign) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        select k.node_id || ' ' || l.outcome || ' ' || coalesce(l.reason, '-')
                        from step_log l join run r on r.id = l.run_id join campaign p on p.id = r.campaign_id
                        join node_number k on k.workflow_id = p.workflow_id and k.node_no = l.node_no
                        where r.campaign_id = :campaign order by l.at, l.visit
                        """)
                .bind("campaign", campaign.id)
                .mapTo(String.class)
                .list());
    }
}
