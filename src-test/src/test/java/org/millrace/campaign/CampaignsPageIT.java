package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** The list of campaigns as a marketer uses it. */
class CampaignsPageIT extends PageGround {

    private static final String HOSTILE = "<img src=x onerror=alert('ran')>";

    private Rest rest;
    private String mark;

    @BeforeAll
    static void a_workflow_in_which_people_wait() {
        Rest rest = Rest.as(SERVER, "marketer");
        rest.post(
                "contacts",
                """
                {"contacts": [{"externalId": "list-1", "email": "list-1@example.com", "tags": ["list-page"]}]}
                """);
        if (rest.call("GET", "workflows/list-page/draft", null).status() == 404) {
            rest.put(
                    "workflows/list-page/draft",
                    """
                    {"slug": "list-page", "name": "For the list", "nodes": [
                       {"id": "start", "type": "manual-trigger"},
                       {"id": "pause", "type": "wait", "config": {"amount": 2, "unit": "days"}},
                       {"id": "end", "type": "exit"}],
                     "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}
                    """);
            rest.post("workflows/list-page/publish", "{}");
            rest.put(
                    "segments/list-page",
                    "{\"name\": \"For the list\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"list-page\"}}");
        }
    }

    @BeforeEach
    void a_mark_of_its_own() {
        rest = Rest.as(SERVER, "marketer");
        mark = "mark" + System.nanoTime();
    }

    @Test
    @Tag("S1-39")
    void filters_are_in_the_address_and_the_back_button_takes_them_back() {
        campaign(mark + " drip", "DRIP");
        campaign(mark + " broadcast", "BROADCAST");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaigns?q=" + mark);
        assertThat(page.locator("tbody tr")).hasCount(2);

        page.getByLabel("Type").first().selectOption("DRIP");
        page.getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*type=DRIP.*"));
        assertThat(page.locator(".facets a[aria-current]")).hasText("All 1");
        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.goBack();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-26")
    @Tag("S0-44")
    void an_act_that_cannot_be_done_says_why_in_the_menu_of_its_line() {
        long draft = rest.post("campaigns", "{\"name\": \"" + mark + "\"}")
                .path("id")
                .asLong();
        Page page = Reader.signedIn(SERVER, BROWSER, "marketer").open("campaigns?q=" + mark);

        Locator menu = menu(page);

        assertThat(menu).containsText("Only an active campaign can be run by hand.");
        assertThat(menu).containsText("Its workflow is not published yet.");
        assertThat(menu.locator("a")).hasAttribute("href", Pattern.compile(".*id=" + draft + "&tab=analytics"));
    }

    @Test
    @Tag("S1-39")
    @Tag("S1-42")
    void a_drafts_name_is_edited_in_its_line_and_what_is_wrong_stands_beside_its_field() {
        campaign(mark, "BROADCAST");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaigns?q=" + mark);
        menu(page).locator("[data-act=EDIT]").click();
        Locator line = page.locator(".line-edit");

        line.getByLabel("Name").fill("");
        save(line).click();
        assertThat(line.locator(".error")).containsText("Give the campaign a name.");
        line.getByLabel("Name").fill(mark + " renamed");
        line.getByLabel("Description").fill(HOSTILE);
        save(line).click();

        assertThat(page.locator("tbody tr").first()).containsText(mark + " renamed");
        assertThat(line).hasCount(0);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void an_active_campaign_is_not_edited_and_says_so() {
        activate(campaign(mark, "BROADCAST"));
        Page page = Reader.signedIn(SERVER, BROWSER, "marketer").open("campaigns?q=" + mark);

        assertThat(menu(page)).containsText("Only a draft can be edited.");
    }

    @Test
    @Tag("S1-40")
    @Tag("S1-41")
    @Tag("S1-52")
    void a_line_shows_workflow_and_audience_and_how_many_entered_and_the_list_is_loaded_once() {
        long id = campaign(mark, "BROADCAST");
        activate(id);
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaign?id=" + id);
        assertThat(page.locator(".stat").first()).containsText("1");
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));

        reader.open("campaigns?q=" + mark);

        Locator line = page.locator("tbody tr");
        assertThat(line.locator("th a[href*='/builder']")).hasText("For the list");
        assertThat(line.locator("td").nth(1)).hasText("For the list");
        assertThat(line.locator("td.num")).hasText(new String[] {"1", "1", "0"});
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(asked).filteredOn(url -> url.contains("/campaigns?")).hasSize(1);
    }

    @Test
    @Tag("P-09")
    @Tag("S1-44")
    void a_frozen_campaign_is_resumed_with_a_rule_after_the_counts_of_each_were_told() {
        long id = campaign(mark, "BROADCAST");
        activate(id);
        rest.post("campaigns/" + id + "/freeze", "{}");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaigns?q=" + mark);
        menu(page).locator("[data-act=RESUME]").click();
        Locator dialog = page.locator("#resume");
        assertThat(dialog.locator(".choice")).hasCount(4);
        assertThat(dialog).containsText("fell due and go on at once");

        dialog.getByLabel("Spread over (hours)").fill("0");
        dialog.getByText("Count again").click();
        assertThat(dialog.locator(".error").first()).not().isEmpty();
        dialog.getByLabel("Spread over (hours)").fill("6");
        dialog.getByText("Spread it evenly").click();
        dialog.getByText("Count again").click();
        assertThat(dialog).containsText("over 6 hours");
        dialog.locator("[id$=confirmResume]").click();

        assertThat(page.locator("tbody .chip")).hasText("Active");
        assertThat(page).hasURL(Pattern.compile(".*q=" + mark));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-39")
    void a_hostile_name_is_shown_as_it_is_and_no_barrier_stands_in_either_theme() {
        campaign(mark + HOSTILE, "BROADCAST");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaigns?q=" + mark);

        assertThat(page.locator("tbody tr")).containsText(HOSTILE);
        menu(page).locator("[data-act=EDIT]").click();
        assertThat(page.locator(".line-edit").getByLabel("Name")).hasValue(mark + HOSTILE);
        assertThat(reader.barriers()).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch between light and dark"))
                .click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    private long campaign(String name, String type) {
        return rest.post(
                        "campaigns",
                        """
                        {"name": "%s", "type": "%s", "workflow": "list-page",
                         "audience": {"kind": "SEGMENT", "segment": "list-page"}}
                        """
                                .formatted(name, type))
                .path("id")
                .asLong();
    }

    private void activate(long id) {
        rest.post("campaigns/" + id + "/activate", "{}");
    }

    /** Of the only line. */
    private static Locator menu(Page page) {
        page.locator("tbody details.menu summary").click();
        return page.locator("tbody .menu-list");
    }

    private static Locator save(Locator line) {
        return line.getByText("Save", new Locator.GetByTextOptions().setExact(true));
    }
}
