package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.Reader;

/** What holds for every page. */
class PagesIT extends PagesGround {

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
        for (String column : List.of("Audience", "Owner")) {
            Locator cell = row.locator("[data-column=\"" + column + "\"]");
            assertThat(cell).isVisible();
            assertThat(cell).isInViewport();
        }
        assertThat(row.locator("details.menu summary")).isInViewport();
        assertThat(reader.barriers()).isEmpty();
    }
}
