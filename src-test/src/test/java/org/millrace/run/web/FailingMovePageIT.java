package org.millrace.run.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;
import org.millrace.platform.Database;

/** What was asked for everybody in a campaign and cannot be done is told where somebody looks for it. */
class FailingMovePageIT extends PageGround {

    private static final String WHY = "these runs must not be frozen today";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Jdbi database = Database.on(SERVER.postgres().dataSource());
    private final String slug = "failing-" + System.nanoTime();
    private Rest rest;
    private long campaign;

    @BeforeEach
    void somebody_waits_in_a_campaign_whose_freeze_the_database_refuses() {
        rest = Rest.as(SERVER, "admin");
        rest.post("contacts", "{\"contacts\": [{\"externalId\": \"" + slug + "\", \"tags\": [\"" + slug + "\"]}]}");
        campaign = new RestCampaign(rest, slug)
                .tagged()
                .workflow(
                        """
                        {"slug": "%1$s", "name": "%1$s",
                         "nodes": [{"id": "start", "type": "manual-trigger"},
                                   {"id": "pause", "type": "wait", "config": {"amount": 3, "unit": "days"}},
                                   {"id": "done", "type": "exit"}],
                         "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "done"}]}
                        """
                                .formatted(slug))
                .activated();
        Waiting.until("somebody waits", PATIENCE, () -> runs("WAITING", "TIME") == 1);
        database.useHandle(h -> {
            h.execute("create function refuse_freeze() returns trigger language plpgsql as"
                    + " $$ begin raise exception '" + WHY + "'; end $$");
            h.execute("create trigger refuse_freeze before update on run for each row when (new.campaign_id = "
                    + campaign + " and new.status = 'FROZEN') execute function refuse_freeze()");
        });
    }

    @AfterEach
    void nothing_is_refused_any_more() {
        database.useHandle(h -> h.execute("drop function if exists refuse_freeze cascade"));
    }

    @Test
    @Tag("S1-20")
    void a_freeze_that_fails_says_why_until_it_is_done() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaign?id=" + campaign);

        rest.post("campaigns/" + campaign + "/freeze", "{}");
        page.reload();
        assertThat(page.locator("main")).containsText("Not done yet: Freezing.", patiently());
        assertThat(page.locator("main")).containsText(WHY);
        assertThat(reader.barriers()).isEmpty();

        reader.open("operations");
        assertThat(page.locator("#page tr")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(slug))
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(WHY)))
                .containsText("Fails");
        assertThat(reader.barriers()).isEmpty();

        reader.open("campaign?id=" + campaign);
        nothing_is_refused_any_more();
        assertThat(page.locator("main")).not().containsText("Not done yet", patiently());
        assertThat(runs("FROZEN", "TIME")).isEqualTo(1);
        assertThat(reader.complaints()).isEmpty();
    }

    /** The page looks again every three seconds, the engine after a pause that grows with each failure. */
    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());
    }

    private long runs(String status, String waitingFor) {
        return database.withHandle(h -> h.createQuery(
                        "select count(*) from run where campaign_id = :campaign and status = :status and waiting_for = :for")
                .bind("campaign", campaign)
                .bind("status", status)
                .bind("for", waitingFor)
                .mapTo(Long.class)
                .one());
    }
}
