package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/** A campaign from its making to the trace of a run, on the pages. */
class CampaignWorkPageIT extends PagesGround {

    @Test
    @Tag("S0-12")
    @Tag("S0-13")
    @Tag("S0-13b")
    @Tag("S0-14")
    @Tag("S0-15")
    @Tag("S0-16")
    @Tag("S0-19")
    @Tag("S1-44")
    @Tag("S1-47")
    void a_campaign_is_made_in_a_dialog_and_activated_after_its_effect_was_told() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaigns");

        page.locator("[data-open=newCampaign]").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill("Made on the page " + System.nanoTime());
        dialog.getByLabel("Description").fill("Made by hand");
        assertThat(dialog.getByLabel("Owner")).hasValue("marketer");
        dialog.getByLabel("Audience").selectOption("s:pages");
        dialog.getByLabel("Workflow").selectOption("pages");
        dialog.getByText("Create draft").click();
        page.waitForURL(Pattern.compile(".*/campaigns/[0-9]+/builder"));
        reader.open("campaign?id=" + page.url().replaceAll(".*/campaigns/|/builder", ""));
        assertThat(page.locator("h1")).containsText("Made on the page");
        page.locator(".page-head [data-act=ACTIVATE]").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("those in the audience");
        page.getByRole(AriaRole.DIALOG)
                .getByText("Activate", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator(".page-head .chip")).hasText("Active");
        assertThat(page.locator(".stat").first()).containsText("1");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-26")
    void an_act_that_is_not_possible_now_says_why() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaign?id=" + campaign);

        page.locator(".page-head details.menu summary").click();

        assertThat(page.locator(".page-head .menu-list")).containsText("Only an active campaign can be run by hand.");
    }

    @Test
    void an_analyst_is_offered_nothing_that_changes() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("campaign?id=" + campaign);

        assertThat(page.locator("[data-act]")).hasCount(0);
    }

    @Test
    @Tag("S3-12")
    void a_runs_trace_says_what_it_waits_for_and_until_when() {
        Rest rest = Rest.as(SERVER, "marketer");
        String id = rest.post(
                        "campaigns",
                        """
                        {"name": "Traced %d", "workflow": "pages", "audience": {"kind": "SEGMENT", "segment": "pages"}}
                        """
                                .formatted(System.nanoTime()))
                .path("id")
                .asText();
        rest.post("campaigns/" + id + "/activate", "{}");
        Waiting.until("a run that waits", Duration.ofSeconds(60), () -> rest.get("runs?campaign=" + id)
                .at("/items/0/waiting")
                .asBoolean());
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        Page page = reader.open("campaign?id=" + id + "&tab=runs");
        page.locator("tbody a").first().click();

        assertThat(page.locator(".waterfall")).containsText("in the contact’s zone");
        assertThat(page.locator(".waterfall")).containsText("Give them time");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void the_sample_is_made_and_removed_with_a_click_each() {
        Rest.as(SERVER, "other-admin").call("DELETE", "sample-campaign", null);
        Reader reader = Reader.signedIn(SERVER, BROWSER, "other-admin");
        Page page = reader.open("campaigns");

        page.locator("[data-act=ADD_SAMPLE]").click();
        page.locator("#confirm .btn-primary").click();
        page.getByText("Sample: welcome").first().click();
        assertThat(page.locator("h1")).hasText("Sample: welcome");
        page.locator(".page-head details.menu summary").click();
        page.locator("[data-act=REMOVE_SAMPLE]").click();
        page.locator("#confirm .btn-danger").click();

        assertThat(page.locator("h1")).hasText("Campaigns");
        assertThat(page.getByText("No campaigns yet")).isVisible();
        reader.open("contacts");
        assertThat(page.getByText("No contacts yet")).isVisible();
        assertThat(reader.complaints()).isEmpty();
    }
}
