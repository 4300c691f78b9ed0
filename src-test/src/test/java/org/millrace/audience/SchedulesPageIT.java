package org.millrace.audience;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.platform.Database;

/** A marketer has a list looked through again at set times, and switches it with its times off and on. */
class SchedulesPageIT extends PageGround {

    private Rest rest;
    private String slug;
    private Reader reader;

    @BeforeEach
    void a_list_that_an_active_campaign_has() {
        rest = Rest.as(SERVER, "marketer");
        slug = "timed-" + System.nanoTime();
        rest.put("segments/" + slug, "{\"name\": \"" + slug + "\", \"kind\": \"LIST\"}");
        if (rest.call("GET", "workflows/timed/draft", null).status() == 404) {
            rest.put(
                    "workflows/timed/draft",
                    """
                    {"slug": "timed", "name": "Timed", "nodes": [{"id": "start", "type": "manual-trigger"}, {"id": "end", "type": "exit"}],
                     "edges": [{"from": "start", "to": "end"}]}
                    """);
            rest.post("workflows/timed/publish", "{}");
        }
        String id = rest.post(
                        "campaigns",
                        "{\"name\": \"%1$s\", \"workflow\": \"timed\", \"audience\": {\"segment\": \"%1$s\"}}"
                                .formatted(slug))
                .path("id")
                .asText();
        rest.post("campaigns/" + id + "/activate", "{}");
        reader = Reader.signedIn(SERVER, BROWSER, "marketer");
    }

    @Test
    @Tag("S1-04")
    @Tag("S1-07")
    @Tag("S1-11")
    @Tag("S1-12")
    void a_schedule_is_set_in_a_dialog_that_says_in_words_what_is_typed_and_taken_away_again() {
        Page page = reader.open("audience?id=" + slug);
        button(page, "Set a schedule").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        Locator cron = dialog.getByLabel("Cron expression");

        cron.fill("");
        cron.pressSequentially("61 6 * * *");
        assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("61");
        dialog.getByText("Save the schedule").click();
        assertThat(dialog.locator(".field").filter(has("Cron expression")).locator(".error"))
                .not()
                .isEmpty();
        cron.fill("");
        cron.pressSequentially("30 6 * * MON-FRI");
        assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("at 06:30, Monday to Friday");
        assertThat(dialog.getByRole(AriaRole.STATUS).locator("li")).hasCount(5);
        assertThat(dialog).containsText("whoever was never inside enters the active campaign that has it");
        dialog.getByLabel("Time zone of the schedule").fill("Asia/Tokyo");
        dialog.getByText("Save the schedule").click();

        assertThat(page.locator("main")).containsText("at 06:30, Monday to Friday (Asia/Tokyo)");
        assertThat(page.getByText("There (Asia/Tokyo)")).isVisible();
        assertThat(reader.barriers()).isEmpty();
        button(page, "Take away").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("1 active campaign gets nobody new by it.");
        page.getByRole(AriaRole.DIALOG).locator(".btn-danger").click();

        assertThat(page.locator("main")).containsText("It has no schedule");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void the_server_is_asked_what_a_schedule_means_when_it_changes_and_not_by_keys_that_change_nothing() {
        Page page = reader.open("audience?id=" + slug);
        button(page, "Set a schedule").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        Locator cron = dialog.getByLabel("Cron expression");
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.method()));

        cron.press("ArrowLeft");
        cron.press("Shift");
        cron.fill("45 7 * * *");
        assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("at 07:45, every day");

        assertThat(asked).containsExactly("POST");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-13")
    @Tag("S1-14")
    void the_one_switch_turns_a_list_and_its_schedule_off_and_on_after_it_was_said_whom_that_touches() {
        rest.put("segments/" + slug + "/schedule", "{\"cron\": \"0 9 * * *\", \"zone\": \"Europe/Vienna\"}");
        Page page = reader.open("schedules");
        Locator row = page.locator("tbody tr").filter(has(slug));
        Locator toggle = row.getByRole(AriaRole.SWITCH);
        assertThat(row).containsText("at 09:00, every day (Europe/Vienna)");
        assertThat(row.locator(".chip")).hasText("On");
        assertThat(row.locator("time")).hasCount(1);

        toggle.click();
        assertThat(page.locator("#confirm")).containsText("1 active campaign takes in nobody by it.");
        page.locator("#confirm .dialog-foot .ui-button").click();
        assertThat(toggle).hasAttribute("aria-checked", "false");
        assertThat(row.locator(".chip")).hasText("Off");
        assertThat(row.locator("time")).hasCount(0);
        assertThat(rest.get("segments/" + slug).path("enabled").asBoolean()).isFalse();
        assertThat(rest.get("segments/" + slug + "/schedule").path("state").asText())
                .isEqualTo("OFF");

        toggle.click();
        assertThat(page.locator("#confirm")).containsText("1 active campaign takes in whoever comes.");
        page.locator("#confirm .dialog-foot .ui-button").click();
        assertThat(toggle).hasAttribute("aria-checked", "true");
        assertThat(row.locator(".chip")).hasText("On");
        assertThat(rest.get("segments/" + slug).path("enabled").asBoolean()).isTrue();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-23")
    void the_list_of_schedules_leads_to_the_campaigns_that_take_in_whoever_is_new_and_an_analyst_switches_nothing() {
        rest.put("segments/" + slug + "/schedule", "{\"cron\": \"0 9 * * *\", \"zone\": \"UTC\"}");
        Reader analyst = Reader.signedIn(SERVER, BROWSER, "analyst");
        Page page = analyst.open("schedules");
        Locator row = page.locator("tbody tr").filter(has(slug));

        assertThat(row.getByRole(AriaRole.SWITCH)).isDisabled();
        assertThat(row.getByRole(AriaRole.SWITCH))
                .hasAttribute("title", "Only marketers and administrators switch audiences.");
        assertThat(row).containsText("1 takes in who is new");
        row.getByText("1 campaign").click();

        assertThat(page.locator(".card").filter(has("Used by")).locator("li a")).hasText(slug);
        assertThat(analyst.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-04")
    void a_count_that_fails_is_told_under_operations_until_it_is_done() {
        Jdbi database = Database.on(SERVER.postgres().dataSource());
        String why = "this list must not be counted today";
        database.useHandle(h -> {
            long list = h.createQuery("select id from segment where slug = ?")
                    .bind(0, slug)
                    .mapTo(long.class)
                    .one();
            h.execute("create function refuse_count() returns trigger language plpgsql as"
                    + " $$ begin raise exception '" + why + "'; end $$");
            h.execute("create trigger refuse_count before update on audience_count for each row"
                    + " when (new.failures <= old.failures and new.segment_id = " + list + ")"
                    + " execute function refuse_count()");
            h.execute(
                    "insert into audience_count (tenant_id, segment_id, asked_at, seen_to, members)"
                            + " select tenant_id, id, now(), 0, 0 from segment where id = ?",
                    list);
        });
        Page page = reader.open("operations");
        try {
            Locator row = page.locator("#page tr").filter(has(slug)).filter(has(why));
            assertThat(row).containsText("Fails", patiently());
            assertThat(row).containsText("Count");
            assertThat(reader.barriers()).isEmpty();
        } finally {
            database.useHandle(h -> h.execute("drop function refuse_count cascade"));
        }

        assertThat(page.locator("#page")).not().containsText(why, patiently());
        assertThat(reader.complaints()).isEmpty();
    }

    /** The page looks again every five seconds, the engine after a pause that grows with each failure. */
    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }
}
