package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** A campaign's page and its tabs as a marketer uses them. */
class CampaignPageIT extends PageGround {

    private Rest rest;
    private String name;
    private long id;

    @BeforeAll
    static void a_workflow_with_every_trigger_and_a_question() {
        Rest rest = Rest.as(SERVER, "marketer");
        rest.post(
                "contacts",
                """
                {"contacts": [{"externalId": "one-page-1", "email": "one-page-1@example.com", "tags": ["one-page"]}]}
                """);
        for (String product : new String[] {"one-page-shirts", "one-page-hats"}) {
            if (rest.call("GET", "products/" + product, null).status() == 404) {
                rest.put("products/" + product, "{\"name\": \"" + product + "\", \"attributes\": {}}");
            }
        }
        if (rest.call("GET", "workflows/one-page/draft", null).status() == 404) {
            rest.put(
                    "segments/one-page",
                    "{\"name\": \"One page\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"one-page\"}}");
            rest.put(
                    "workflows/one-page/draft",
                    """
                    {"slug": "one-page", "name": "One page", "nodes": [
                       {"id": "start", "type": "manual-trigger"},
                       {"id": "cron", "type": "schedule-trigger", "config": {"cron": "0 9 * * MON-FRI", "zone": "Asia/Tokyo"}},
                       {"id": "hook", "type": "webhook-trigger"},
                       {"id": "paid", "type": "event-trigger", "config": {"event": "order_paid",
                          "where": {"type": "attribute", "name": "total", "atLeast": 100}}},
                       {"id": "ask", "type": "approval", "config": {"question": "May we call?"}},
                       {"id": "yes", "type": "exit"}, {"id": "no", "type": "exit"}],
                     "edges": [{"from": "start", "to": "ask"}, {"from": "cron", "to": "ask"}, {"from": "hook", "to": "ask"},
                       {"from": "paid", "to": "ask"}, {"from": "ask", "port": "approved", "to": "yes"},
                       {"from": "ask", "port": "rejected", "to": "no"}]}
                    """);
            rest.post("workflows/one-page/publish", "{}");
        }
    }

    @BeforeEach
    void a_draft_of_its_own() {
        rest = Rest.as(SERVER, "marketer");
        name = "One page " + System.nanoTime();
        id = rest.post(
                        "campaigns",
                        """
                        {"name": "%s", "workflow": "one-page", "timeZone": "Asia/Tokyo",
                         "audience": {"kind": "SEGMENT", "segment": "one-page"}}
                        """
                                .formatted(name))
                .path("id")
                .asLong();
    }

    @Test
    void triggers_are_told_in_words_with_the_next_five_times_on_both_clocks() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        Page page = open(reader, "triggers");

        assertThat(page.locator("main")).containsText("enters at 09:00, Monday to Friday (Asia/Tokyo)");
        assertThat(page.locator("section").filter(has("On a schedule")).locator("tbody tr"))
                .hasCount(5);
        assertThat(page.locator("section").filter(has("On a schedule"))).containsText("For the campaign (Asia/Tokyo)");
        assertThat(page.locator("section").filter(has("When something happens")))
                .containsText("total");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-45")
    void the_webhooks_address_and_secret_are_shown_once_and_a_call_is_tried_with_its_answer() {
        activate();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(reader, "triggers");
        button(page, "Make an address").click();
        assertThat(page.locator("#hookUrl")).containsText("/api/v1/hooks/");
        assertThat(page.locator("#hookSecret")).containsText("whsec_");

        page.getByLabel("Body (JSON)").fill("{\"contact\": \"nobody-of-this-id\"}");
        button(page, "Send the call").click();
        assertThat(page.getByText("Answered 422")).isVisible();
        page.getByLabel("Body (JSON)").fill("{\"contact\": \"one-page-1\"}");
        button(page, "Send the call").click();
        assertThat(page.getByText("Answered 200")).isVisible();
        page.reload();
        assertThat(button(page, "New secret").first()).isVisible();
        assertThat(page.locator("#hookUrl")).hasCount(0);
        button(page, "New secret").first().click();
        page.locator("#hookSecretDialog").getByText("New secret", exactly()).click();

        assertThat(page.locator("#hookSecret")).containsText("whsec_");
        assertThat(page.locator("#hookUrl")).hasCount(0);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-33")
    void products_are_attached_and_one_of_them_is_primary() {
        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "products");

        page.getByLabel("Attach one-page-shirts").check();
        page.getByLabel("Attach one-page-hats").check();
        button(page, "Save").click();
        assertThat(page.locator(".card-foot .error")).containsText("Mark one");
        page.getByLabel("Make one-page-hats the primary product").check();
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        page.reload();

        assertThat(page.getByLabel("Attach one-page-shirts")).isChecked();
        assertThat(page.getByLabel("Make one-page-hats the primary product")).isChecked();
    }

    @Test
    @Tag("S1-47")
    @Tag("S2-01")
    void settings_are_saved_with_their_calendar_and_what_is_wrong_stands_beside_its_field() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(reader, "settings");

        page.getByLabel("Quiet hours, every day").fill("at night");
        button(page, "Save").click();
        Locator quiet = page.locator(".field").filter(has("Quiet hours, every day"));
        assertThat(quiet.locator(".error")).not().isEmpty();
        page.getByLabel("Quiet hours, every day").fill("21:00-08:00");
        page.getByLabel("Only in business hours").check();
        page.getByLabel("Monday").fill("09:00-12:00, 13:00-17:00");
        page.getByLabel("May a contact enter again?").selectOption("LIMITED");
        page.getByLabel("At most, times").fill("3");
        page.getByLabel("Within, days").fill("30");
        page.getByLabel("Starts").fill("2031-05-01T09:30");
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        page.reload();

        assertThat(page.getByLabel("Quiet hours, every day")).hasValue("21:00-08:00");
        assertThat(page.getByLabel("Monday")).hasValue("09:00-12:00, 13:00-17:00");
        assertThat(page.getByLabel("Starts")).hasValue("2031-05-01T09:30");
        assertThat(rest.get("campaigns/" + id).path("startsAt").asText()).isEqualTo("2031-05-01T00:30:00Z");
        assertThat(rest.get("campaigns/" + id).path("reentry").path("limit").asInt())
                .isEqualTo(3);
        page.getByLabel("Starts").fill("");
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(rest.get("campaigns/" + id).path("startsAt").isMissingNode()
                        || rest.get("campaigns/" + id).path("startsAt").isNull())
                .isTrue();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void the_overview_of_an_active_campaign_keeps_its_charts_when_its_figures_come_anew() {
        activate();
        Page page = open(Reader.signedIn(SERVER, BROWSER, "analyst"), "overview");
        Locator chart = page.locator("[data-chart]").first();
        page.waitForCondition(() -> {
            page.reload();
            return chart.count() > 0;
        });

        page.evaluate("() => document.querySelectorAll('[data-chart]').forEach(one => one.dataset.old = 1)");
        page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> {});

        Locator drawn = page.locator("[data-chart]:not([data-old])[data-drawn]");
        assertThat(drawn.first()).isVisible();
    }

    @Test
    @Tag("S1-42")
    void what_is_no_draft_any_more_shows_its_settings_and_lets_nobody_change_them() {
        activate();

        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "settings");

        assertThat(page.locator("[id='settings:name']")).isDisabled();
        assertThat(page.getByText("Settings can be changed while the campaign is a draft."))
                .isVisible();
    }

    @Test
    void the_history_tells_who_did_what_and_what_it_changed() {
        activate();

        Page page = open(Reader.signedIn(SERVER, BROWSER, "analyst"), "history");

        assertThat(page.locator(".timeline li").first()).containsText("marketer activated it");
        assertThat(page.locator(".timeline li").first().locator("dd")).hasText(Pattern.compile("Draft\\s*→\\s*Active"));
        assertThat(page.locator(".timeline li").last()).containsText("made the campaign");
    }

    @Test
    @Tag("S0-04")
    void the_audience_is_counted_and_says_who_of_them_is_left_out() {
        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "audience");

        button(page, "Count now").click();

        assertThat(page.getByText("1 contact", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("main")).containsText("Whoever was inside before does not enter again.");
    }

    @Test
    @Tag("S1-45")
    void a_launch_says_what_is_missing_with_a_way_to_each_place_and_is_offered_once_nothing_is() {
        String bare = rest.post(
                        "campaigns", "{\"name\": \"Bare " + System.nanoTime() + "\", \"workflow\": \"one-page\"}")
                .path("id")
                .asText();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaign?id=" + bare);
        Locator missing = page.locator("main .needs li").filter(has("Missing"));
        assertThat(missing.filter(has("No audience is chosen."))).hasCount(1);
        assertThat(page.locator("main .needs li").filter(has("No list or segment is left out.")))
                .containsText("Optional");
        page.locator(".page-head [data-act=ACTIVATE]").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator(".needs")).containsText("No audience is chosen.");
        assertThat(dialog.getByText("Activate", exactly())).hasCount(0);
        assertThat(reader.barriers()).isEmpty();

        dialog.locator(".needs li")
                .filter(has("No audience is chosen."))
                .locator("a")
                .click();
        page.getByLabel("Audience", new Page.GetByLabelOptions().setExact(true)).selectOption("s:one-page");
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();

        reader.open("campaign?id=" + bare);
        assertThat(missing).hasCount(0);
        page.locator(".page-head [data-act=ACTIVATE]").first().click();
        assertThat(dialog.getByText("Activate", exactly())).isVisible();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_waiting_question_is_answered_with_a_reason() {
        activate();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaign?id=" + id);
        page.getByText("Approvals that wait").click();
        page.waitForCondition(() -> {
            page.reload();
            return page.getByText("May we call?").count() > 0;
        });

        page.locator("[data-act=REJECTED]").click();
        Locator dialog = page.locator("#decide");
        assertThat(dialog).containsText("one-page-1 goes on at once");
        dialog.getByLabel("Why").fill("Not <b>now</b>");
        dialog.getByText("Reject", exactly()).click();

        assertThat(page.getByText("Nothing waits for you")).isVisible();
        page.getByText("All, decided ones too").click();
        assertThat(page.locator("tbody tr")).containsText("Not <b>now</b>");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "audience", "triggers", "products", "runs", "history", "settings"})
    void a_tab_has_no_barrier_in_either_theme_and_fits_a_phone(String tab) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(reader, tab);

        assertThat(reader.barriers()).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch between light and dark"))
                .click();
        assertThat(reader.barriers()).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
        assertThat(reader.complaints()).isEmpty();
    }

    private void activate() {
        rest.post("campaigns/" + id + "/activate", "{}");
    }

    private Page open(Reader reader, String tab) {
        Page page = reader.open("campaign?id=" + id + "&tab=" + tab);
        assertThat(page.locator("h1")).hasText(name);
        return page;
    }
}
