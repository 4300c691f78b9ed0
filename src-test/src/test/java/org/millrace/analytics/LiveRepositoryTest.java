package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.analytics.LiveFigures.OfEdge;
import org.millrace.analytics.LiveFigures.OfNode;
import org.millrace.analytics.LiveFigures.OfVersion;
import org.millrace.counter.CounterRepository;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.counter.Way;
import org.millrace.platform.PostgresDatabase;

class LiveRepositoryTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Map<Integer, String> NODES = Map.of(1, "start", 2, "ask", 3, "mail");
    private static final Map<Long, Integer> VERSIONS = Map.of(71L, 1, 72L, 2);

    private final LiveRepository live = new LiveRepository(DATABASE.jdbi());
    private final CounterRepository counters = new CounterRepository(DATABASE.jdbi());
    private Ground ground;
    private long campaign;

    @BeforeEach
    void ground() {
        DATABASE.clear();
        ground = new Ground(DATABASE.jdbi(), DATABASE.newTenant("acme"));
        campaign = ground.campaign("spring");
        count(71, 2, Metric.ENTERED, null, 5);
        count(72, 2, Metric.ENTERED, null, 7);
        count(72, 2, Metric.LEFT, new Way("yes", 3), 3);
        count(72, 2, Metric.LEFT, new Way("no", 3), 1);
        count(72, 2, Metric.LEFT, new Way("rest", 0), 1);
        count(72, 2, Metric.LEFT, null, 1);
        count(72, 3, Metric.ENTERED, null, 4);
        count(72, 3, Metric.FAILED, null, 2);
    }

    @Test
    @Tag("S1-58")
    void each_edge_shows_how_many_took_it_and_each_node_who_stands_there() {
        LiveFigures figures = figures();

        assertThat(figures.edges())
                .containsExactly(
                        new OfEdge("ask", "no", "mail", 1),
                        new OfEdge("ask", "rest", null, 1),
                        new OfEdge("ask", "yes", "mail", 3));
        assertThat(figures.nodes())
                .containsExactly(
                        new OfNode("start", 0, 0, 0, 0, 0),
                        new OfNode("ask", 12, 6, 6, 0, 0),
                        new OfNode("mail", 4, 4, 0, 2, 0));
        assertThat(figures.versions()).containsExactly(new OfVersion(2, 5), new OfVersion(1, 5));
        assertThat(figures.people()).isEqualTo(10);
    }

    @Test
    @Tag("P-20")
    void folding_changes_no_figure() {
        LiveFigures before = figures();
        counters.fold(1_000);
        assertThat(figures()).isEqualTo(before);
    }

    @Test
    void an_open_incident_counts_as_failed_and_not_as_waiting() {
        incident(campaign, 3, false);
        incident(campaign, 3, true);
        incident(ground.campaign("autumn"), 3, false);

        assertThat(figures().nodes()).contains(new OfNode("mail", 4, 3, 0, 3, 1));
    }

    @Test
    @Tag("S2-07")
    void another_tenant_sees_nothing_of_it() {
        int other = DATABASE.newTenant("other");
        assertThat(live.counts(other, List.of(campaign))).isEmpty();
        assertThat(live.incidents(other, List.of(campaign))).isEmpty();
    }

    private LiveFigures figures() {
        List<Long> campaigns = List.of(campaign);
        return new LiveAssembly(NODES, live.counts(ground.tenant, campaigns), live.incidents(ground.tenant, campaigns))
                .figures(NOON, campaign, VERSIONS);
    }

    private void count(long version, int node, Metric metric, Way way, long n) {
        counters.add(List.of(new Delta(ground.tenant, campaign, version, node, null, metric, way, n)), NOON);
    }

    private void incident(long ofCampaign, int node, boolean resolved) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                        insert into incident (tenant_id, campaign_id, run_id, node_no, visit, error, opened_at, resolved_at)
                        values (?, ?, (select coalesce(max(run_id), 0) + 1 from incident), ?, 1, 'no answer', now(),
                                case when ? then now() end)
                        """,
                        ground.tenant,
                        ofCampaign,
                        node,
                        resolved));
    }
}
