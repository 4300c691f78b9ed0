package org.millrace.run.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;
import org.millrace.platform.Json;

class RunsPageIT extends PageGround {

    private static final String HOSTILE = "<script>alert('ran')</script>\"><img src=x onerror=alert('ran')>";

    private static Rest rest;
    private static long campaign;

    @BeforeAll
    static void three_wait_for_two_days() {
        rest = Rest.as(SERVER, "marketer");
        String tag = "runs-page-" + System.nanoTime();
        rest.post(
                "contacts",
                """
                {"contacts": [
                  {"externalId": "%1$s-1", "timeZone": "Asia/Tokyo", "tags": ["%1$s"]},
                  {"externalId": "%1$s-2", "timeZone": "Asia/Tokyo", "tags": ["%1$s"]},
                  {"externalId": "%1$s-3", "timeZone": "Asia/Tokyo", "tags": ["%1$s"]}]}
                """
                        .formatted(tag));
        campaign = new RestCampaign(rest, tag)
                .tagged()
                .workflow(
                        """
                        {"name": "Runs", "nodes": [
                           {"id": "start", "type": "manual-trigger"},
                           {"id": "pause", "type": "wait", "name": %s, "config": {"amount": 2, "unit": "days"}},
                           {"id": "end", "type": "exit"}],
                         "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}
                        """
                                .formatted(Json.write("Pause " + HOSTILE)))
                .activated("{\"name\": %s}".formatted(Json.write("Runs " + tag + HOSTILE)));
        Waiting.until("three that wait", Duration.ofSeconds(60), () -> waiting() == 3);
    }

    private static long waiting() {
        long n = 0;
        for (var run : rest.get("runs?status=WAITING&campaign=" + campaign).path("items")) {
            n += run.path("waiting").asBoolean() ? 1 : 0;
        }
        return n;
    }

    @Test
    @Tag("P-05")
    @Tag("S3-08")
    @Tag("S3-09")
    @Tag("S3-11")
    void a_person_finds_a_run_reads_its_story_and_lets_it_pass_the_wait_by_its_dialog() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("runs");
        page.getByLabel("Campaign", new Page.GetByLabelOptions().setExact(true)).selectOption(Long.toString(campaign));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.locator("tbody a.link-strong").first().click();

        assertThat(page.locator(".waterfall")).containsText("in the contact’s zone (Asia/Tokyo)");
        assertThat(page.locator(".waterfall")).containsText("Began to wait");
        assertThat(reader.barriers()).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask"))
                .click();
        assertThat(page.locator(".answer")).containsText("It waits at");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Walk it again"))
                .click();
        assertThat(page.locator("#replayForm")).containsText("Every step is as the version says");
        page.locator("[data-act=SKIP_WAIT]").click();
        assertThat(page.locator("#confirm")).containsText("leaves");
        page.locator("#confirm .btn-primary").click();

        assertThat(page.getByText("It passes the wait now.")).isVisible();
        assertThat(page.locator(".waterfall")).containsText("Let past the wait by a person");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S3-11")
    void a_page_that_is_left_open_tells_by_itself_what_happened_since() {
        JsonNode inside =
                rest.get("runs?campaign=" + campaign + "&status=WAITING").path("items");
        String run = inside.get(inside.size() - 1).path("id").asText();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");
        Page page = reader.open("run?id=" + run);
        assertThat(page.locator(".page-head")).containsText("Under way");
        page.locator(".w-row summary").first().click();

        rest.post("runs/" + run + "/cancel", "{}");

        assertThat(page.locator(".page-head")).containsText("Taken out");
        assertThat(page.locator(".waterfall")).containsText("Taken out of the campaign");
        assertThat(page.locator(".w-row details").first()).hasAttribute("open", "");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S4-33")
    void many_are_counted_before_they_are_acted_on_and_without_a_campaign_it_is_said_why_not() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("runs");
        assertThat(page.getByText("Choose a campaign to retry, skip waits or take out many at once."))
                .isVisible();

        reader.open("runs?campaign=" + campaign + "&status=INCIDENT");
        page.locator(".bulk [data-act=RETRY]").click();

        assertThat(page.locator("#confirmTitle")).hasText("Nothing to do");
        assertThat(page.locator("#confirm")).containsText("<script>alert('ran')</script>");
        assertThat(page.locator("#confirm button")).hasText("Close");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S4-33")
    void many_are_moved_after_their_number_was_told_and_the_list_follows() {
        String tag = "runs-many-" + System.nanoTime();
        rest.post("contacts", "{\"contacts\": [{\"externalId\": \"%1$s\", \"tags\": [\"%1$s\"]}]}".formatted(tag));
        long one = new RestCampaign(rest, tag)
                .tagged()
                .workflow(
                        """
                        {"name": "Many", "nodes": [
                           {"id": "start", "type": "manual-trigger"},
                           {"id": "pause", "type": "wait", "name": "Two days", "config": {"amount": 2, "unit": "days"}},
                           {"id": "end", "type": "exit"}],
                         "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}
                        """)
                .activated("{\"name\": \"%s\"}".formatted(tag));
        String waiting = "runs?campaign=" + one + "&status=WAITING";
        Waiting.until("it waits", Duration.ofSeconds(60), () -> rest.get(waiting)
                .at("/items/0/waiting")
                .asBoolean());
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("runs?campaign=" + one + "&node=pause");

        page.locator(".bulk [data-act=SKIP_WAIT]").click();
        assertThat(page.locator("#confirm")).containsText("1 run leaves its wait now.");
        assertThat(page.locator("#confirm")).containsText("standing at “Two days”");
        page.locator("#confirm .btn-primary").click();

        assertThat(page.locator("#list")).containsText("No run found");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-39")
    void the_list_has_no_barrier_in_either_theme_and_hostile_names_are_only_text() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("runs?campaign=" + campaign);

        assertThat(page.locator("tbody")).containsText("<script>alert('ran')</script>");
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void who_only_looks_is_offered_no_act() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("runs?campaign=" + campaign);

        assertThat(page.locator("tbody tr").first()).isVisible();
        assertThat(page.locator("[data-act]")).hasCount(0);
    }
}
