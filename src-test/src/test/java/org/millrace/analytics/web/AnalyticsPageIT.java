package org.millrace.analytics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;
import org.millrace.platform.Json;

class AnalyticsPageIT extends PageGround {

    private static final String FORMULA = "=HYPERLINK(1)<script>alert('ran')</script>";

    private static String workflow;
    private static long campaign;

    @BeforeAll
    static void five_went_through() {
        workflow = "figures-" + System.nanoTime();
        campaign = went(workflow, 5);
    }

    /** A campaign through which so many went; its workflow, segment and tag have the mark as their name. */
    private static long went(String mark, int people) {
        Rest rest = Rest.as(SERVER, "marketer");
        IntStream.rangeClosed(1, people).forEach(no -> contact(rest, mark, no));
        long id = new RestCampaign(rest, mark)
                .tagged()
                .workflow(
                        """
                        {"name": %s, "nodes": [
                           {"id": "start", "type": "manual-trigger"},
                           {"id": "mark", "type": "tag", "name": %s, "config": {"add": ["seen"]}},
                           {"id": "end", "type": "exit"}],
                         "edges": [{"from": "start", "to": "mark"}, {"from": "mark", "to": "end"}]}
                        """
                                .formatted(Json.write("Figures " + FORMULA), Json.write(FORMULA)))
                .activated(
                        """
                        {"name": %s, "goals": [{"name": "bought", "event": "purchase", "window": "P7D"}]}
                        """
                                .formatted(Json.write("Figures " + mark + FORMULA)));
        Waiting.until(
                "all have ended",
                Duration.ofSeconds(60),
                () -> rest.get("runs?status=SUCCESS&campaign=" + id)
                                .path("items")
                                .size()
                        == people);
        return id;
    }

    private static void contact(Rest rest, String mark, int no) {
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"%1$s-%2$d\", \"tags\": [\"%1$s\"]}]}".formatted(mark, no));
    }

    @Test
    @Tag("S1-48")
    @Tag("S1-49")
    @Tag("S1-51")
    @Tag("S1-56")
    void a_person_chooses_a_campaign_and_a_time_and_takes_a_table_as_csv_without_formulas() throws IOException {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");
        Page page = reader.open("analytics");
        page.getByLabel("Of", new Page.GetByLabelOptions().setExact(true)).selectOption("c" + campaign);
        page.getByLabel("Time", new Page.GetByLabelOptions().setExact(true)).selectOption("DAY");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();

        assertThat(page.locator(".stat").first()).containsText("Entered5");
        assertThat(page.locator("#funnelTable tr", new Page.LocatorOptions().setHasText("=HYPERLINK")))
                .containsText("5");
        assertThat(page.locator("#funnelTable")).not().containsText("Started by hand");
        assertThat(page.getByText("Rates are of the 5 people who entered in this time."))
                .isVisible();
        assertThat(page.getByText("5 people entered in this time, nobody in the time before."))
                .isVisible();
        Download file = page.waitForDownload(
                () -> page.locator("[data-csv=funnelTable]").click());
        assertThat(Files.readString(file.path())).contains("'=HYPERLINK").contains(",5,1.0,5,0,0");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-01")
    @Tag("S1-53")
    void a_workflow_is_shown_over_all_its_campaigns_and_says_where_goals_are() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("analytics?of=w" + workflow + "&range=WEEK");

        assertThat(page.getByText("The workflow’s one campaign.")).isVisible();
        assertThat(page.getByText("Goals, arms and products belong to one campaign."))
                .isVisible();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-50")
    @Tag("S1-54")
    void the_figures_say_how_old_they_are_and_can_be_held() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");
        Page page = reader.open("analytics?id=" + campaign);
        assertThat(page.locator("[data-ago]")).containsText("s ago");
        assertThat(page.getByLabel("Again every").locator("option")).hasCount(4);
        page.getByLabel("Again every").selectOption("10");
        page.waitForResponse(
                answer ->
                        answer.request().method().equals("POST") && answer.url().contains("analytics") && answer.ok(),
                () -> {});

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"))
                .click();

        assertThat(page.locator("[data-ago]")).containsText("paused");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on")))
                .hasAttribute("aria-pressed", "true");
    }

    @Test
    @Tag("S1-52")
    @Tag("S1-54")
    void new_figures_come_by_themselves_while_what_can_be_chosen_was_loaded_once() {
        String mark = "polled-" + System.nanoTime();
        long id = went(mark, 2);
        Page page = Reader.signedIn(SERVER, BROWSER, "analyst").open("analytics?range=DAY&id=" + id);
        assertThat(page.locator(".stat").first()).containsText("Entered2");
        page.locator("#of").evaluate("select => select.dataset.kept = 'yes'");
        page.getByLabel("Again every").selectOption("10");

        Rest rest = Rest.as(SERVER, "marketer");
        contact(rest, mark, 3);
        rest.post("campaigns/" + id + "/run-now", "{}");

        assertThat(page.locator(".stat").first())
                .containsText("Entered3", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page.locator("#of[data-kept=yes]")).hasCount(1);
    }

    @Test
    @Tag("S1-52")
    void on_a_phone_a_drawing_begins_where_the_workflow_does_and_stays_where_it_was_moved_to() {
        String mark = "wide-" + System.nanoTime();
        long wide = new RestCampaign(Rest.as(SERVER, "marketer"), mark)
                .tagged()
                .workflow(
                        """
                        {"name": "%s", "nodes": [
                           {"id": "start", "type": "manual-trigger"},
                           {"id": "share", "type": "split", "config": {"arms": [
                              {"port": "a", "weight": 25}, {"port": "b", "weight": 25}, {"port": "c", "weight": 25}, {"port": "d", "weight": 25}]}},
                           {"id": "a", "type": "exit"}, {"id": "b", "type": "exit"}, {"id": "c", "type": "exit"}, {"id": "d", "type": "exit"}],
                         "edges": [{"from": "start", "to": "share"}, {"from": "share", "port": "a", "to": "a"}, {"from": "share", "port": "b", "to": "b"},
                           {"from": "share", "port": "c", "to": "c"}, {"from": "share", "port": "d", "to": "d"}]}
                        """
                                .formatted(mark))
                .activated("{\"name\": \"%s\"}".formatted(mark));
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");
        reader.page().setViewportSize(390, 844);
        Page page = reader.open("analytics?id=" + wide);
        Locator drawing = page.locator(".graph");
        drawing.scrollIntoViewIfNeeded();

        assertThat(drawing.locator(".g-box").first())
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        drawing.evaluate("drawing => { drawing.dataset.old = 'yes'; drawing.scrollLeft = 3; }");
        page.waitForFunction("() => { refreshFigures(); return true; }");

        assertThat(page.locator(".graph:not([data-old])")).hasJSProperty("scrollLeft", 3);
    }

    @Test
    void the_page_has_no_barrier_in_either_theme() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("analytics?id=" + campaign);

        assertThat(page.locator("#funnelTable")).isVisible();
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }
}
