package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.BrowserFigures;
import org.millrace.harness.Chromium;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** The builder's canvas and outline, by mouse, by keyboard, on a phone. */
class BuilderPageIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private static final String HOSTILE = "<script>alert('ran')</script>\\\"><img src=x onerror=alert('ran')>";

    private static final String CHAIN =
            """
            {"name": "%s", "nodes": [
               {"id": "start", "type": "manual-trigger"},
               {"id": "pause", "type": "wait", "name": "%s", "config": {"amount": 2, "unit": "days"}},
               {"id": "mark", "type": "tag", "config": {"add": ["seen"]}},
               {"id": "end", "type": "exit"}],
             "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "mark"}, {"from": "mark", "to": "end"}],
             "layout": {"start": {"x": 0, "y": 0}, "pause": {"x": 0, "y": 152}, "mark": {"x": 0, "y": 304}, "end": {"x": 0, "y": 456}}}
            """;

    private final Rest rest = Rest.as(SERVER, "marketer");

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
        Reader reader = empty("it-builder-mouse");
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
        return saved(reader, "it-builder-mouse");
    }

    private JsonNode drawnByKeyboard() {
        Reader reader = empty("it-builder-keyboard");
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
        open(page, "send");
        name(page).fill("Intro");
        open(page, "send-2");
        name(page).fill("Follow-up");
        open(page, "wait-2");
        tabTo(page, amount(page));
        page.keyboard().press("Control+a");
        page.keyboard().type("5");
        page.keyboard().press("Shift+F6");
        assertThat(node(page, "wait-2")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("F6");
        tabTo(page, button(page, "On a reply, hand over"));
        page.keyboard().press("Enter");
        return saved(reader, "it-builder-keyboard");
    }

    /** Finds the step by its name, goes there, and opens its settings, where the name is focused. */
    private static void open(Page page, String step) {
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
        draft("it-builder-copy", CHAIN.formatted("Copy", "Pause"));
        Reader reader = empty("it-builder-paste");
        Page page = reader.open("workflows/it-builder-copy/builder");
        node(page, "pause").click();
        node(page, "mark").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        page.keyboard().press("Control+c");
        assertThat(page.locator("[aria-live=polite]").getByText("2 copied")).hasCount(1);

        reader.open("workflows/it-builder-paste/builder");
        button(page, "Add a start").focus();
        page.keyboard().press("Control+v");

        assertThat(page.locator(".react-flow__node-step")).hasCount(2);
        assertThat(page.locator(".react-flow__edge")).hasCount(1);
        JsonNode pasted = saved(reader, "it-builder-paste");
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
        draft("it-builder-delete", CHAIN.formatted("Delete", "Pause"));
        Reader reader = open("it-builder-delete");
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
        assertThat(ways(saved(reader, "it-builder-delete"))).containsExactly("start.next>mark", "mark.next>end");
    }

    @Test
    void who_saved_in_between_is_shown_beside_and_neither_draft_is_lost() {
        draft("it-builder-conflict", CHAIN.formatted("Conflict", "Pause"));
        Reader reader = open("it-builder-conflict");
        Page page = reader.page();
        draft("it-builder-conflict", CHAIN.formatted("Conflict", "Theirs"));

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
        assertThat(saved(reader, "it-builder-conflict").at("/nodes/2/name").asText())
                .isEqualTo("Mine");
        assertThat(reader.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("412"));
    }

    @Test
    void a_session_that_ends_loses_no_draft() {
        draft("it-builder-session", CHAIN.formatted("Session", "Pause"));
        Reader reader = open("it-builder-session");
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
        assertThat(rest.get("workflows/it-builder-session/draft")
                        .at("/nodes/2/name")
                        .asText())
                .isEqualTo("Kept");
    }

    @Test
    void the_outline_adds_moves_and_connects_on_a_phone() {
        draft("it-builder-outline", CHAIN.formatted("Outline", "Pause"));
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.page();
        page.setViewportSize(390, 800);
        reader.open("workflows/it-builder-outline/builder");

        page.getByLabel("Add a step after mark (next)").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Approval"))
                .click();
        page.getByLabel("approval leads by approved to").selectOption("");
        page.getByLabel("approval leads by timeout to").selectOption("end");
        button(page, "Move Pause").click();
        page.getByLabel("To come after").selectOption("mark");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move"))
                .click();

        assertThat(ways(saved(reader, "it-builder-outline")))
                .containsExactlyInAnyOrder(
                        "start.next>mark", "mark.next>pause", "pause.next>approval", "approval.timeout>end");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @Tag("S1-39")
    void hostile_names_run_no_script_and_the_page_has_no_barrier(String theme) {
        draft("it-builder-hostile", CHAIN.formatted(HOSTILE, HOSTILE));
        Reader reader = open("it-builder-hostile");
        Page page = reader.page();
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);

        assertThat(node(page, "pause")).containsText("<script>alert('ran')</script>");
        assertThat(reader.barriers()).isEmpty();
        node(page, "pause").click();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Find a step");
        assertThat(reader.barriers()).isEmpty();
        page.keyboard().press("Escape");
        button(page, "Outline").click();
        assertThat(page.locator(".outline-step")).hasCount(4);
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-16")
    @Tag("P-07")
    void a_version_is_shown_and_cannot_be_changed_and_another_tenants_workflow_is_not_there() {
        draft("it-builder-version", CHAIN.formatted("Version", "Pause"));
        rest.post("workflows/it-builder-version/publish", "{}");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("workflows/it-builder-version/builder?version=1");

        assertThat(page.locator("[data-save=readonly]")).isVisible();
        node(page, "pause").click();
        page.keyboard().press("Delete");
        assertThat(node(page, "pause")).isVisible();
        assertThat(page.locator(".palette")).hasCount(0);

        Reader other = Reader.signedIn(SERVER, BROWSER, "other-admin");
        assertThat(other.open("workflows/it-builder-version/builder").locator("h1"))
                .hasText("Nothing here");
    }

    private Reader empty(String slug) {
        draft(slug, "{\"name\": \"" + slug + "\", \"nodes\": [], \"edges\": []}");
        Reader reader = open(slug);
        assertThat(button(reader.page(), "Add a start")).isVisible();
        return reader;
    }

    private static Reader open(String slug) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("workflows/" + slug + "/builder");
        assertThat(page.locator("[data-save=saved]")).isVisible();
        return reader;
    }

    private void draft(String slug, String json) {
        String path = "workflows/" + slug + "/draft";
        boolean known = rest.call("GET", path, null).status() == 200;
        String[] seen = known ? new String[] {"If-Match", "*"} : new String[0];
        rest.call("PUT", path, json, seen).success();
    }

    /** The document as REST gives it once the page says that it is saved, without what says nothing about what it does. */
    private JsonNode saved(Reader reader, String slug) {
        assertThat(reader.page().locator("[data-save=saved]")).isVisible();
        ObjectNode document = (ObjectNode) rest.get("workflows/" + slug + "/draft");
        return document.without(List.of("slug", "name", "layout"));
    }

    private static List<String> ways(JsonNode document) {
        List<String> ways = new ArrayList<>();
        document.path("edges")
                .forEach(edge -> ways.add(edge.path("from").asText() + "."
                        + edge.path("port").asText() + ">" + edge.path("to").asText()));
        return ways;
    }

    private static void drag(Page page, String step, String port, String added) {
        item(page, step).dragTo(page.locator("[data-port='" + port + "']"));
        assertThat(node(page, added)).isFocused();
    }

    private static void picked(Page page, String words, String added) {
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search steps")))
                .isFocused();
        page.keyboard().type(words);
        page.keyboard().press("Enter");
        assertThat(node(page, added)).isFocused();
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 80 && !(boolean) wanted.evaluate("element => element === document.activeElement"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static Locator item(Page page, String step) {
        return page.locator(".palette")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(step).setExact(true));
    }

    private static Locator node(Page page, String id) {
        return page.locator(".react-flow__node[data-id='" + id + "']");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator name(Page page) {
        return page.locator("#inspector")
                .getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .first();
    }

    private static Locator amount(Page page) {
        return page.locator("#inspector").getByLabel("How long", new Locator.GetByLabelOptions().setExact(true));
    }
}
