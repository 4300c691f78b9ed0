package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

class AudiencesPageIT extends PageGround {

    private static final String HOSTILE = "<script>alert('ran')</script>\\\"><img src=x onerror=alert('ran')>";

    /** A segment of everybody with the tag, and one contact that has it. @return the slug, which is the tag too */
    private static final String BELOW_ITS_BUTTON =
            """
            () => document.querySelector('tbody .menu-list').getBoundingClientRect().top
              - document.querySelector('tbody details.menu summary').getBoundingClientRect().bottom""";

    private static String segment() {
        Rest rest = Rest.as(SERVER, "marketer");
        String slug = "seg" + System.nanoTime();
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\", \"firstName\": \"%2$s\", \"tags\": [\"%1$s\"]}]}"
                        .formatted(slug, HOSTILE));
        rest.put(
                "segments/" + slug,
                "{\"name\": \"%2$s %1$s\", \"description\": \"%2$s\", \"predicate\": {\"type\": \"all\", \"of\": [{\"type\": \"hasTag\", \"tag\": \"%1$s\"}]}}"
                        .formatted(slug, HOSTILE));
        return slug;
    }

    @Test
    @Tag("S1-02")
    void a_segment_is_counted_while_it_is_changed_and_says_why_somebody_belongs_to_it() {
        String slug = segment();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment?id=" + slug);
        assertThat(page.locator(".predicate-group")).isVisible();

        page.locator("[id='build:count']").click();
        assertThat(page.locator("[id='build:result']")).containsText("1 contact");
        page.locator("[id='build:who']").fill(slug);
        page.locator(".picks button").first().click();
        assertThat(page.locator("[id='build:result']")).containsText("belongs to it.");
        assertThat(page.locator(".why-lines")).containsText("tagged " + slug);
        page.locator("[id='build:name']").fill("Renamed " + slug);
        page.locator("[id='build:save']").click();

        assertThat(page.locator("h1")).hasText("Renamed " + slug);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-02")
    void that_something_is_not_known_is_chosen_by_one_word() {
        String slug = segment();
        Rest.as(SERVER, "marketer")
                .put(
                        "segments/" + slug + "-named",
                        "{\"name\": \"Named %1$s\", \"predicate\": {\"type\": \"all\", \"of\": [{\"type\": \"hasTag\", \"tag\": \"%1$s\"}, {\"type\": \"attribute\", \"name\": \"firstName\", \"exists\": true}]}}"
                                .formatted(slug));
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment?id=" + slug + "-named");
        Locator comparison = page.locator(".comparison select");
        assertThat(page.locator("[id='build:result']")).containsText("1 contact");
        assertThat(comparison).hasCount(1);

        comparison.selectOption(new SelectOption().setLabel("is not known"));
        assertThat(page.locator(".sentence")).containsText("firstName is not known");
        assertThat(page.locator("[id='build:result']")).containsText("nobody");
        comparison.selectOption(new SelectOption().setLabel("is known"));
        assertThat(page.locator("[id='build:result']")).containsText("1 contact");

        assertThat(comparison).hasCount(1);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-03")
    void an_audience_is_archived_from_the_list_after_it_was_said_whom_that_touches() {
        String slug = segment();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("audiences?q=" + slug);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("<script>alert('ran')</script>");

        page.locator("tbody details.menu summary").click();
        page.locator("tbody [data-call=ask]").click();
        assertThat(page.locator("#confirm")).containsText("No campaign has it.");
        page.locator("#confirm[open] .dialog-foot .ui-button").click();

        assertThat(page.locator("tbody tr")).hasCount(0);
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void
            the_menu_of_the_last_row_stays_open_however_fast_it_is_gone_into_and_gives_the_focus_back_when_its_button_leaves_the_sight() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("audiences?q=" + segment());
        Locator summary = page.locator("tbody details.menu summary");
        Locator menu = page.locator("tbody .menu-list");

        summary.evaluate(
                """
                async summary => {
                  summary.focus();
                  summary.click();
                  summary.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
                  for (let i = 0; i < 3; i++) { await new Promise(requestAnimationFrame); }
                }""");
        assertThat(menu.locator("a").first()).isFocused();
        scrolled(page, 60);
        assertThat(menu.locator("a").first()).isFocused();
        assertThat(((Number) page.evaluate(BELOW_ITS_BUTTON)).doubleValue()).isBetween(0.0, 24.0);

        scrolled(page, 3_000);
        assertThat(menu).isHidden();
        assertThat(summary).isFocused();
        assertThat(reader.complaints()).isEmpty();
    }

    private static void scrolled(Page page, int down) {
        page.evaluate(
                """
                async down => {
                  document.body.style.minHeight = '5000px';
                  scrollTo(0, down);
                  for (let i = 0; i < 3; i++) { await new Promise(requestAnimationFrame); }
                }""",
                down);
    }

    @Test
    void an_audience_has_no_barrier_in_either_theme_and_shows_hostile_words_as_words() {
        String slug = segment();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("audience?id=" + slug);

        assertThat(page.locator("h1")).containsText("<script>alert('ran')</script>");
        assertThat(page.locator("[data-call=ask]")).hasCount(0);
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }
}
