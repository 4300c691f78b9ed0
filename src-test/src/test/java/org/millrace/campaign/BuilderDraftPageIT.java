package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.CHAIN;
import static org.millrace.campaign.BuilderPage.name;
import static org.millrace.campaign.BuilderPage.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** What becomes of a draft when somebody else saves, the session ends or the network goes. */
class BuilderDraftPageIT extends BuilderGround {

    @Test
    void who_saved_in_between_is_shown_beside_and_neither_draft_is_lost() {
        builder.draft("it-builder-conflict", CHAIN.formatted("Conflict", "Pause"));
        Reader reader = builder.open("it-builder-conflict");
        Page page = reader.page();
        builder.draft("it-builder-conflict", CHAIN.formatted("Conflict", "Theirs"));

        node(page, "mark").click();
        name(page).fill("Mine");

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Your changes");
        assertThat(dialog).containsText("Mine");
        assertThat(dialog).containsText("Theirs");
        button(page, "Take the saved one").click();
        assertThat(node(page, "pause")).containsText("Theirs");
        button(page, "Undo").click();
        assertThat(node(page, "mark")).containsText("Mine");
        assertThat(builder.saved(reader, "it-builder-conflict")
                        .at("/nodes/2/name")
                        .asText())
                .isEqualTo("Mine");
        assertThat(reader.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("412"));
    }

    @Test
    void a_session_that_ends_loses_no_draft() {
        builder.draft("it-builder-session", CHAIN.formatted("Session", "Pause"));
        Reader reader = builder.open("it-builder-session");
        Page page = reader.page();
        BROWSER.context().clearCookies();
        node(page, "mark").click();
        name(page).fill("Kept");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your session is over.");

        Reader again = Reader.signedIn(SERVER, BROWSER, "marketer");
        again.page().close();
        page.bringToFront();
        page.evaluate("window.dispatchEvent(new Event('focus'))");

        assertThat(page.locator("[data-save=saved]")).isVisible();
        assertThat(builder.rest()
                        .get("workflows/it-builder-session/draft")
                        .at("/nodes/2/name")
                        .asText())
                .isEqualTo("Kept");
    }

    @Test
    void without_a_network_the_draft_is_kept_and_saved_when_it_is_back() {
        builder.draft("it-builder-offline", CHAIN.formatted("Offline", "Pause"));
        Reader reader = builder.open("it-builder-offline");
        Page page = reader.page();
        BROWSER.context().setOffline(true);
        node(page, "mark").click();
        name(page).fill("Away");

        assertThat(page.locator("[data-save=offline]")).isVisible();
        assertThat(button(page, "Try again")).isVisible();
        node(page, "pause").click();
        name(page).fill("Away too");
        BROWSER.context().setOffline(false);

        JsonNode saved = builder.saved(reader, "it-builder-offline");
        assertThat(saved.at("/nodes/1/name").asText()).isEqualTo("Away too");
        assertThat(saved.at("/nodes/2/name").asText()).isEqualTo("Away");
    }

    @Test
    void what_somebody_else_saved_while_the_network_was_gone_is_shown_beside_ones_own() {
        builder.draft("it-builder-return", CHAIN.formatted("Return", "Pause"));
        Reader reader = builder.open("it-builder-return");
        Page page = reader.page();
        BROWSER.context().setOffline(true);
        node(page, "mark").click();
        name(page).fill("Mine");
        assertThat(page.locator("[data-save=offline]")).isVisible();
        builder.draft("it-builder-return", CHAIN.formatted("Return", "Theirs"));
        BROWSER.context().setOffline(false);

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Mine");
        assertThat(dialog).containsText("Theirs");
        button(page, "Keep mine").click();

        JsonNode saved = builder.saved(reader, "it-builder-return");
        assertThat(saved.at("/nodes/2/name").asText()).isEqualTo("Mine");
        assertThat(saved.at("/nodes/1/name").asText()).isEqualTo("Pause");
    }
}
