package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.CHAIN;
import static org.millrace.campaign.BuilderPage.node;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** The stories that a workflow must fulfil, played in the builder. */
class FlowTestsPageIT extends BuilderGround {

    private static final String TWO_DAYS =
            """
            {"name": "Everybody is through after two days", "starts": "2026-03-02T09:00:00Z",
             "contacts": [{"id": "lan", "expect": {"ends": {"kind": "exit", "status": "success", "at": "P2D"}}}]}
            """;

    @Test
    void all_are_played_by_keyboard_and_never_on_older_steps_than_are_seen() {
        builder.draft("it-flow-tests", CHAIN.formatted("Stories", "Pause"));
        builder.rest().put("workflows/it-flow-tests/tests/two-days", TWO_DAYS);
        Reader reader = builder.open("it-flow-tests");
        Page page = reader.page();
        page.locator("[data-opens=tests]").click();

        Locator run = button(page, "Run all");
        run.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-test=two-days]")).containsText("Passed");
        assertThat(run).isFocused();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();

        page.route("**/workflows/it-flow-tests/draft", route -> {
            if (route.request().method().equals("PUT")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        node(page, "mark").focus();
        page.keyboard().press("Shift+ArrowRight");
        run.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#inspector [role=alert]")).containsText("The draft is not saved");
        assertThat(run).isFocused();
    }
}
