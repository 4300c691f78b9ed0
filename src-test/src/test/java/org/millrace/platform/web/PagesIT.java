package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.Chromium;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

class PagesIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private static final String HOSTILE = "<script>alert('ran')</script>\"><img src=x onerror=alert('ran')>";

    private static String campaign;

    @BeforeAll
    static void some_things_are_there() {
        Rest rest = Rest.as(SERVER, "marketer");
        rest.post(
                "contacts",
                """
                {"contacts": [
                  {"externalId": "pages-1", "email": "pages-1@example.com", "firstName": "Ada", "tags": ["pages"]},
                  {"externalId": "pages-2", "email": "pages-2@example.com", "lastName": %s}]}
                """
                        .formatted(quoted(HOSTILE)));
        if (rest.call("GET", "workflows/pages/draft", null).status() == 404) {
            rest.put(
                    "workflows/pages/draft",
                    """
                    {"slug": "pages", "name": "Pages", "nodes": [
                       {"id": "start", "type": "manual-trigger"},
                       {"id": "pause", "type": "wait", "name": "Give them time", "config": {"amount": 2, "unit": "days"}},
                       {"id": "end", "type": "exit"}],
                     "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}
                    """);
            rest.post("workflows/pages/publish", "{}");
            rest.put(
                    "segments/pages",
                    "{\"name\": \"Pages\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"pages\"}}");
        }
        campaign = rest.post(
                        "campaigns",
                        """
                        {"name": %s, "workflow": "pages", "audience": {"kind": "SEGMENT", "segment": "pages"}}
                        """
                                .formatted(quoted(HOSTILE + System.nanoTime())))
                .path("id")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "campaigns",
                "audiences",
                "audience?id=pages",
                "segment",
                "upload",
                "workflows",
                "templates",
                "template",
                "contacts",
                "contact?id=pages-2",
                "analytics",
                "operations",
                "settings"
            })
    void a_page_has_no_barrier_and_the_browser_no_complaint(String path) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");

        Page page = reader.open(path);

        assertThat(page.locator("h1")).isVisible();
        assertThat(reader.barriers()).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch between light and dark"))
                .click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_page_beneath_a_list_keeps_the_list_marked_in_the_navigation() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        for (String page : List.of("schedules", "segment", "upload")) {
            assertThat(reader.open(page).locator(".side a[aria-current=page]")).hasText("Audiences");
        }
    }

    @Test
    void the_reader_chooses_the_language_and_it_stays() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        Page page = reader.open("campaigns");
        page.locator(".topbar details.menu summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deutsch"))
                .click();

        assertThat(page.locator("h1")).hasText("Kampagnen");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(reader.open("operations").locator("h1")).hasText("Betrieb");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "audience",
                "triggers",
                "products",
                "runs",
                "analytics",
                "workflow",
                "history",
                "settings"
            })
    @Tag("S1-39")
    void a_hostile_name_is_shown_on_the_campaigns_page_and_does_not_run(String tab) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        Page page = reader.open("campaign?id=" + campaign + "&tab=" + tab);

        assertThat(page.locator("h1")).containsText("<script>alert('ran')</script>");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void who_is_not_signed_in_comes_to_the_wanted_page_by_way_of_the_sign_in() {
        Reader reader = Reader.unknown(SERVER, BROWSER);

        Page page = reader.open("operations");
        assertThat(reader.barriers()).isEmpty();
        reader.signIn("analyst", SERVER.password());

        assertThat(page.locator("h1")).hasText("Operations");
    }

    @Test
    void a_wrong_password_says_so_and_keeps_the_person_out() {
        Reader reader = Reader.unknown(SERVER, BROWSER);

        Page page = reader.open("login");
        reader.signIn("nobody-of-this-name", "wrong");

        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    }

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
    void a_segment_is_counted_before_it_is_saved() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add condition"))
                .first()
                .click();
        page.locator(".predicate-row select").first().selectOption("hasTag");
        page.locator(".predicate-row")
                .getByLabel("Tag", new Locator.GetByLabelOptions().setExact(true))
                .fill("pages");

        assertThat(page.locator("[id='build:result'] .big")).hasText("1 contact");
        assertThat(page.getByText("pages-1", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_file_is_uploaded_its_good_rows_imported_and_its_bad_ones_listed() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        byte[] csv = "id,email,city\npages-up-1,pages-up-1@example.com,Ulm\npages-up-2,no address,Ulm\n"
                .getBytes(StandardCharsets.UTF_8);

        page.locator("input[type=file]").setInputFiles(new FilePayload("people.csv", "text/csv", csv));
        page.getByText("Upload", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Import", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();

        assertThat(page.getByText("Refused rows")).isVisible();
        assertThat(page.locator(".table tbody tr")).hasCount(1);
        assertThat(reader.complaints()).isEmpty();
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
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        Page page = reader.open("campaign?id=" + id + "&tab=runs");
        page.waitForCondition(() -> {
            page.reload();
            return page.getByText("Under way").count() > 1;
        });
        page.locator("tbody a").first().click();

        assertThat(page.locator(".waterfall")).containsText("in the contact’s zone");
        assertThat(page.locator(".waterfall")).containsText("Give them time");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void the_sample_is_made_and_removed_with_a_click_each() {
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

    @Test
    void what_is_not_there_answers_404_with_a_reference() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        assertThat(reader.page()
                        .navigate(SERVER.base().resolve("run?id=999999999").toString())
                        .status())
                .isEqualTo(404);
        assertThat(reader.page().locator("h1")).hasText("Nothing here");
        assertThat(reader.page().getByText("Reference:")).isVisible();
    }

    @Test
    void a_narrow_screen_scrolls_in_one_direction_only() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        reader.page().setViewportSize(390, 844);

        for (String path : List.of("campaigns", "contacts", "operations", "segment", "workflows")) {
            Object over = reader.open(path)
                    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(Map.of(path, over)).containsEntry(path, 0);
        }
    }

    @Test
    void a_phone_shows_all_that_a_row_says_with_the_names_of_the_columns() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        reader.page().setViewportSize(390, 844);

        Page page = reader.open("campaigns?q=img");
        Locator row = page.locator("tbody tr").first();
        for (String column : List.of("Audience", "Entered", "Owner")) {
            Locator cell = row.locator("[data-column=\"" + column + "\"]");
            assertThat(cell).isVisible();
            assertThat(cell).isInViewport();
        }
        assertThat(row.locator("details.menu summary")).isInViewport();
        assertThat(reader.barriers()).isEmpty();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }
}
