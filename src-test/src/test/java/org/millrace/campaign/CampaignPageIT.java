package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.Reader;

/** A campaign's page as a marketer reads it, from the overview to its history, and launches it. */
class CampaignPageIT extends CampaignPageGround {

    @Test
    void the_overview_of_an_active_campaign_keeps_its_charts_when_its_figures_come_anew() {
        untilAsked();
        Page page = open(Reader.signedIn(SERVER, BROWSER, "analyst"), "overview");
        assertThat(page.locator("[data-chart]").first()).isVisible();

        page.evaluate("() => document.querySelectorAll('[data-chart]').forEach(one => one.dataset.old = 1)");
        page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> {});

        Locator drawn = page.locator("[data-chart]:not([data-old])[data-drawn]");
        assertThat(drawn.first()).isVisible();
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
        untilAsked();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaign?id=" + id);
        page.getByText("Approvals that wait").click();
        assertThat(page.getByText("May we call?")).isVisible();

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
}
