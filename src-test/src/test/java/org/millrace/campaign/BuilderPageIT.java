package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.CHAIN;
import static org.millrace.campaign.BuilderPage.amount;
import static org.millrace.campaign.BuilderPage.drag;
import static org.millrace.campaign.BuilderPage.item;
import static org.millrace.campaign.BuilderPage.name;
import static org.millrace.campaign.BuilderPage.node;
import static org.millrace.campaign.BuilderPage.picked;
import static org.millrace.campaign.BuilderPage.tabTo;
import static org.millrace.campaign.BuilderPage.ways;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.BrowserFigures;
import org.millrace.harness.Reader;

/** The builder's canvas and outline, by mouse, by keyboard, on a phone. */
class BuilderPageIT extends BuilderGround {

    @Test
    @Tag("S0-17")
    @Tag("S0-21")
    @Tag("S0-25")
    @Tag("S1-32")
    @Tag("S4-22")
    void the_outreach_is_drawn_by_mouse_and_again_by_keyboard_and_both_say_the_same() {
        JsonNode mouse = drawnByMouse();
        JsonNode keyboard = drawnByKeyboard();

        assertThat(mouse.path("nodes").findValuesAsText("id"))
                .containsExactly("manual-trigger", "send", "wait", "send-2", "wait-2", "condition", "exit");
        assertThat(ways(mouse))
                .containsExactlyInAnyOrder(
                        "manual-trigger.next>send",
                        "send.next>wait",
                        "wait.next>send-2",
                        "send-2.next>wait-2",
                        "wait-2.next>condition",
                        "condition.no>exit");
        assertThat(mouse.at("/nodes/4/config/amount").asInt()).isEqualTo(5);
        assertThat(mouse.at("/interrupts/0/then/kind").asText()).isEqualTo("handoff");
        assertThat(keyboard).isEqualTo(mouse);
        BrowserFigures.note("keyboard_flow", "ok");
    }

    private JsonNode drawnByMouse() {
        Reader reader = builder.empty("it-builder-mouse");
        Page page = reader.page();
        button(page, "Add a start").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Started by hand"))
                .click();
        drag(page, "Send", "manual-trigger|next", "send");
        drag(page, "Wait", "send|next", "wait");
        drag(page, "Send", "wait|next", "send-2");
        drag(page, "Wait", "send-2|next", "wait-2");
        drag(page, "Condition", "wait-2|next", "condition");
        item(page, "Exit")
                .dragTo(page.locator(".react-flow__pane"), new Locator.DragToOptions().setTargetPosition(130, 60));
        assertThat(node(page, "exit")).isVisible();
        button(page, "Fit View").click();
        Locator from = node(page, "condition").locator(".react-flow__handle[data-handleid=no]");
        from.hover();
        page.mouse().down();
        node(page, "exit").locator(".react-flow__handle-top").hover();
        page.mouse().up();
        node(page, "send").click();
        name(page).fill("Intro");
        node(page, "send-2").click();
        name(page).fill("Follow-up");
        node(page, "wait-2").click();
        amount(page).fill("5");
        page.locator(".react-flow__pane").click(new Locator.ClickOptions().setPosition(20, 20));
        button(page, "On a reply, hand over").click();
        return builder.saved(reader, "it-builder-mouse");
    }

    private JsonNode drawnByKeyboard() {
        Reader reader = builder.empty("it-builder-keyboard");
        Page page = reader.page();
        tabTo(page, button(page, "Add a start"));
        page.keyboard().press("Enter");
        picked(page, "by hand", "manual-trigger");
        for (String step : List.of("send", "wait", "send-2", "wait-2", "condition")) {
            page.keyboard().press("a");
            picked(page, step.replace("-2", ""), step);
        }
        page.keyboard().press("a");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search steps")))
                .isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        picked(page, "exit", "exit");
        openSettings(page, "send");
        name(page).fill("Intro");
        openSettings(page, "send-2");
        name(page).fill("Follow-up");
        openSettings(page, "wait-2");
        tabTo(page, amount(page));
        page.keyboard().press("Control+a");
        page.keyboard().type("5");
        page.keyboard().press("Shift+F6");
        assertThat(node(page, "wait-2")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("F6");
        tabTo(page, button(page, "On a reply, hand over"));
        page.keyboard().press("Enter");
        return builder.saved(reader, "it-builder-keyboard");
    }

    /** Finds the step by its name, goes there, and opens its settings, where the name is focused. */
    private static void openSettings(Page page, String step) {
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Name, id or kind")))
                .isFocused();
        page.keyboard().type(step);
        page.keyboard().press("Enter");
        assertThat(node(page, step)).isFocused();
        page.keyboard().press("Enter");
        assertThat(name(page)).isFocused();
    }

    @Test
    @Tag("S1-32")
    void steps_are_copied_into_another_workflow_and_every_change_is_undone() {
        builder.draft("it-builder-copy", CHAIN.formatted("Copy", "Pause"));
        Reader reader = builder.empty("it-builder-paste");
        Page page = reader.open("workflows/it-builder-copy/builder");
        node(page, "pause").click();
        node(page, "mark").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        page.keyboard().press("Control+c");
        said(page, "2 copied");

        reader.open("workflows/it-builder-paste/builder");
        button(page, "Add a start").focus();
        page.keyboard().press("Control+v");

        assertThat(page.locator(".react-flow__node-step")).hasCount(2);
        assertThat(page.locator(".react-flow__edge")).hasCount(1);
        JsonNode pasted = builder.saved(reader, "it-builder-paste");
        assertThat(ways(pasted)).containsExactly("wait.next>tag");
        button(page, "Undo").click();
        assertThat(page.locator(".react-flow__node-step")).hasCount(0);
        button(page, "Redo").click();
        assertThat(page.locator(".react-flow__node-step")).hasCount(2);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-33")
    void the_only_start_stays_and_deleting_in_the_middle_asks_what_becomes_of_the_rest() {
        builder.draft("it-builder-delete", CHAIN.formatted("Delete", "Pause"));
        Reader reader = builder.open("it-builder-delete");
        Page page = reader.page();

        node(page, "start").click();
        page.keyboard().press("Delete");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("This is the only start.");
        page.keyboard().press("Escape");
        assertThat(node(page, "start")).isVisible();

        node(page, "pause").click();
        page.keyboard().press("Delete");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("2 steps behind could not be reached any more.");
        page.keyboard().press("Enter");
        assertThat(node(page, "pause")).hasCount(0);
        assertThat(ways(builder.saved(reader, "it-builder-delete")))
                .containsExactly("start.next>mark", "mark.next>end");
    }
}
