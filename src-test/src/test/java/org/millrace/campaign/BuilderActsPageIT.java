package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.CHAIN;
import static org.millrace.campaign.BuilderPage.name;
import static org.millrace.campaign.BuilderPage.node;
import static org.millrace.campaign.BuilderPage.ways;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.MouseButton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** The small acts of every day on the canvas: by a menu, by a button, by one key. */
class BuilderActsPageIT extends BuilderGround {

    @Test
    @Tag("S0-25")
    void a_new_send_asks_calmly_for_its_template_and_offers_them_right_there() {
        template("it-builder-acts", "Spring greeting");
        Reader reader = builder.empty("it-builder-send");
        Page page = reader.page();
        button(page, "Add a start").click();
        assertThat(page.locator(".picker [role=option]")).hasCount(4);
        page.keyboard().press("Enter");
        assertThat(node(page, "manual-trigger")).isFocused();
        page.keyboard().press("a");
        BuilderPage.picked(page, "send", "send");

        assertThat(node(page, "send")).containsText("Choose a template");
        assertThat(page.locator("[data-problems='1/1']")).isVisible();
        assertThat(node(page, "send").locator(".has-ring")).hasCount(0);
        assertThat(page.locator("#inspector .error")).hasCount(0);
        assertThat(page.locator("#inspector")).containsText("Choose a template: the step can be tried without one");
        assertThat(builder.saved(reader, "it-builder-send")
                        .at("/nodes/1/config")
                        .has("template"))
                .isFalse();

        button(page, "Test run").click();
        page.getByLabel("Somebody made up").check();
        page.locator(".test-panel .btn-primary").click();
        assertThat(page.locator(".test-panel")).containsText("No template is named.");
        button(page, "Test run").click();
        page.locator("#inspector").getByLabel("Spring greeting").check();
        assertThat(node(page, "send")).containsText("Spring greeting");
        assertThat(page.locator("[data-problems='0/1']")).isVisible();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-32")
    void steps_are_duplicated_renamed_aligned_and_deleted_without_the_clipboard() {
        builder.draft("it-builder-acts", CHAIN.formatted("Acts", "Pause"));
        Reader reader = builder.open("it-builder-acts");
        Page page = reader.page();

        node(page, "mark").click();
        panel(page, "Duplicate").click();
        assertThat(node(page, "tag")).isFocused();
        page.keyboard().press("F2");
        assertThat(name(page)).isFocused();
        page.keyboard().type("Marked again");
        assertThat(node(page, "tag")).containsText("Marked again");
        page.keyboard().press("Escape");
        page.keyboard().press("Control+d");
        assertThat(node(page, "tag-2")).isFocused();

        page.keyboard().press("Control+a");
        panel(page, "In a column").click();
        said(page, "6 aligned");
        button(page, "Fit View").click();
        page.locator(".react-flow__edge[data-id='pause|next|mark']").dispatchEvent("click");
        panel(page, "Remove the line").click();
        node(page, "tag").click();
        panel(page, "Delete").click();
        assertThat(node(page, "tag")).hasCount(0);

        JsonNode saved = builder.saved(reader, "it-builder-acts");
        assertThat(ways(saved)).containsExactly("start.next>pause", "mark.next>end");
        JsonNode layout = builder.rest().get("workflows/it-builder-acts/draft").path("layout");
        assertThat(layout.findValuesAsText("x")).containsOnly("0");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-32")
    void a_right_press_and_its_key_offer_what_can_be_done_here() {
        builder.draft("it-builder-menu", CHAIN.formatted("Menu", "Pause"));
        Reader reader = builder.open("it-builder-menu");
        Page page = reader.page();

        node(page, "pause").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        Locator menu = page.getByRole(AriaRole.MENU);
        assertThat(menu.getByRole(AriaRole.MENUITEM).first()).isFocused();
        assertThat(reader.barriers()).isEmpty();
        menu.getByText("Duplicate").click();
        assertThat(node(page, "wait")).isFocused();

        page.keyboard().press("Shift+F10");
        page.keyboard().press("ArrowUp");
        assertThat(menu.getByRole(AriaRole.MENUITEM).last()).isFocused();
        page.keyboard().press("Enter");
        assertThat(node(page, "wait")).hasCount(0);

        Locator pane = page.locator(".react-flow__pane");
        pane.dblclick(new Locator.DblclickOptions().setPosition(60, 40));
        BuilderPage.picked(page, "exit", "exit");
        pane.click(new Locator.ClickOptions().setButton(MouseButton.RIGHT).setPosition(60, 300));
        menu.getByText("Add a note").click();
        assertThat(page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.keyboard().type("Ask sales");
        page.keyboard().press("Control+k");
        page.keyboard().type("ask sal");
        assertThat(page.locator("#found [role=option]")).hasText("Ask salesNote");
        page.keyboard().press("Escape");
        assertThat(builder.saved(reader, "it-builder-menu").path("nodes")).hasSize(5);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_workflow_is_kept_as_a_file_and_taken_into_another_as_one_step() throws Exception {
        builder.draft("it-builder-file", CHAIN.formatted("Kept", "Pause"));
        Reader reader = builder.open("it-builder-file");
        Page page = reader.page();
        byte[] file = Files.readAllBytes(
                page.waitForDownload(() -> more(page, "Save as a file (JSON)")).path());
        builder.draft("it-builder-taken", "{\"name\": \"Taken\", \"nodes\": [], \"edges\": []}");
        reader.open("workflows/it-builder-taken/builder");
        assertThat(button(page, "Add a start")).isVisible();

        take(page, "no workflow".getBytes(StandardCharsets.UTF_8));
        Locator refusal = page.locator("dialog[open]");
        assertThat(refusal).containsText("The file holds no workflow.");
        refusal.getByText("Close").click();
        assertThat(refusal).hasCount(0);
        take(page, file);

        assertThat(page.locator(".react-flow__node-step")).hasCount(4);
        JsonNode saved = builder.saved(reader, "it-builder-taken");
        assertThat(ways(saved)).containsExactly("start.next>pause", "pause.next>mark", "mark.next>end");
        assertThat(builder.rest()
                        .get("workflows/it-builder-taken/draft")
                        .path("name")
                        .asText())
                .isEqualTo("Taken");
        button(page, "Undo").click();
        assertThat(page.locator(".react-flow__node-step")).hasCount(0);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void what_was_just_written_is_saved_before_the_page_is_left() {
        builder.draft("it-builder-leave", CHAIN.formatted("Leave", "Pause"));
        Page page = builder.open("it-builder-leave").page();
        node(page, "mark").click();
        name(page).fill("At the last moment");
        page.getByLabel("Back to the page").click();

        assertThat(page.locator("h1")).hasText("Workflows");
        assertThat(builder.rest()
                        .get("workflows/it-builder-leave/draft")
                        .at("/nodes/2/name")
                        .asText())
                .isEqualTo("At the last moment");
    }

    private static void take(Page page, byte[] file) {
        FileChooser chooser = page.waitForFileChooser(() -> more(page, "Take from a file …"));
        chooser.setFiles(new FilePayload("flow.json", "application/json", file));
    }

    private static void more(Page page, String act) {
        page.locator(".builder-head summary[aria-label]").click();
        page.locator(".builder-head")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(act))
                .click();
    }

    private static Locator panel(Page page, String name) {
        return page.locator("#inspector")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void the_canvas_has_its_keys_before_anything_is_pressed() {
        builder.draft("it-builder-keys-first", CHAIN.formatted("Keys first", "Pause"));
        Reader reader = builder.open("it-builder-keys-first");
        Page page = reader.page();
        assertThat(node(page, "start")).isVisible();

        page.keyboard().press("ArrowDown");
        assertThat(node(page, "start")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(node(page, "pause")).isFocused();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-32")
    void a_step_is_replaced_by_another_in_its_place_and_keeps_its_lines() {
        builder.draft("it-builder-replace", CHAIN.formatted("Replace", "Pause"));
        Reader reader = builder.open("it-builder-replace");
        Page page = reader.page();

        node(page, "pause").focus();
        page.keyboard().press("r");
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("In place of Pause")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Wait")))
                .hasCount(0);
        BuilderPage.picked(page, "condition", "condition");
        said(page, "Pause was replaced by Condition.");
        assertThat(page.locator(".builder-said")).hasCount(0);
        assertThat(ways(builder.saved(reader, "it-builder-replace")))
                .containsExactly("start.next>condition", "condition.yes>mark", "mark.next>end");

        page.keyboard().press("Control+z");
        assertThat(node(page, "pause")).isFocused();
        node(page, "pause").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        page.getByRole(AriaRole.MENU).getByText("Replace with another step").click();
        BuilderPage.picked(page, "exit", "exit");
        said(page, "Pause was replaced by Exit. 1 line found no place.");
        assertThat(page.locator(".builder-said")).hasText("Pause was replaced by Exit. 1 line found no place.");
        panel(page, "Replace …").click();
        BuilderPage.picked(page, "adjust", "adjust-score");
        assertThat(ways(builder.saved(reader, "it-builder-replace")))
                .containsExactly("start.next>adjust-score", "mark.next>end");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }
}
