package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.node;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** The list of problems: narrowed, and gone through by keys. */
class BuilderProblemsPageIT extends BuilderGround {

    /** A wait of less than no time, a message without a template, and nothing behind either of them. */
    private static final String FAULTY =
            """
            {"name": "Faulty", "nodes": [
               {"id": "start", "type": "manual-trigger"},
               {"id": "pause", "type": "wait", "name": "Pause", "config": {"amount": -1, "unit": "days"}},
               {"id": "mail", "type": "send", "name": "Mail", "config": {"channel": "email"}}],
             "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "mail"}],
             "layout": {"start": {"x": 0, "y": 0}, "pause": {"x": 0, "y": 152}, "mail": {"x": 0, "y": 304}}}
            """;

    @Test
    @Tag("S0-18")
    @Tag("S1-31")
    void problems_are_narrowed_by_kind_and_to_the_chosen_step_and_counted() {
        builder.draft("it-problems-sieve", FAULTY);
        Reader reader = builder.open("it-problems-sieve");
        Page page = reader.page();
        node(page, "start").focus();
        page.keyboard().press("v");

        Locator problems = page.locator(".problems li");
        assertThat(problems).hasCount(3);
        assertThat(only(page, "All 3")).hasAttribute("aria-pressed", "true");
        only(page, "Errors 1").click();
        assertThat(problems).hasCount(1);
        assertThat(problems).containsText("Pause");
        only(page, "To do 1").click();
        assertThat(problems).hasCount(1);
        assertThat(problems).containsText("Mail");
        only(page, "All 3").click();
        only(page, "Only what is chosen 0").click();
        assertThat(page.locator(".builder-bottom")).containsText("No problem of this kind here.");
        node(page, "mail").click();
        assertThat(problems).hasCount(2);
        assertThat(only(page, "Only what is chosen 2")).hasAttribute("aria-pressed", "true");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-18")
    void a_key_goes_from_problem_to_problem_and_the_list_gives_the_focus_back() {
        builder.draft("it-problems-keys", FAULTY);
        Page page = builder.open("it-problems-keys").page();
        assertThat(page.locator("[data-problems='2/1']")).isVisible();
        node(page, "start").focus();

        page.keyboard().press("F8");
        assertThat(node(page, "pause")).isFocused();
        said(page, "Problem 1 of 3: Pause.");
        page.keyboard().press("F8");
        assertThat(node(page, "mail")).isFocused();
        page.keyboard().press("Shift+F8");
        assertThat(node(page, "pause")).isFocused();

        page.keyboard().press("v");
        assertThat(page.locator(".builder-bottom")).isFocused();
        assertThat(page.locator(".problem[aria-current]")).containsText("Pause");
        page.locator("button.problem").first().focus();
        page.keyboard().press("End");
        assertThat(page.locator("button.problem").last()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".builder-bottom")).hasCount(0);
        assertThat(node(page, "pause")).isFocused();
    }

    @Test
    @Tag("S0-18")
    void a_key_that_finds_no_problem_says_whether_there_is_none_none_of_that_kind_or_no_answer() {
        builder.draft("it-problems-none", FAULTY);
        Page page = builder.open("it-problems-none").page();
        node(page, "pause").focus();
        page.keyboard().press("v");
        only(page, "Errors 1").click();
        node(page, "pause").click();
        BuilderPage.amount(page).fill("2");
        assertThat(page.locator("[data-problems='1/1']")).isVisible();
        page.keyboard().press("F8");
        shown(page, "No problem of this kind here.");
        node(page, "start").click();
        assertThat(page.locator(".builder-said")).hasCount(0);

        page.route("**/validate*", Route::abort);
        page.reload();
        assertThat(node(page, "pause")).isVisible();
        page.keyboard().press("F8");
        assertThat(page.locator(".builder-said")).containsText("It could not be checked");
    }

    private static void shown(Page page, String text) {
        said(page, text);
        assertThat(page.locator(".builder-said")).hasText(text);
    }

    private static Locator only(Page page, String name) {
        return page.locator(".problem-sieve")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
