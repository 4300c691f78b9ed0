package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.CHAIN;
import static org.millrace.campaign.BuilderPage.node;
import static org.millrace.campaign.BuilderPage.ways;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** What can be hit and reached: at every zoom, by a finger, by the keyboard. */
class BuilderReachPageIT extends BuilderGround {

    private static final String ZOOM =
            "() => new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform).a";

    private static final Pattern SELECTED = Pattern.compile("(^|\\s)selected(\\s|$)");
    private static final String[] UNTOUCHED = {"start.next>pause", "pause.next>mark", "mark.next>end"};

    /** The least side of what a line is pulled from. */
    private static final String NARROWEST =
            """
            () => Math.min(...[...document.querySelectorAll('.react-flow__handle')]
              .map(handle => handle.getBoundingClientRect())
              .flatMap(box => [box.width, box.height]))
            """;

    @Test
    @Tag("S1-32")
    void what_is_pressed_on_the_canvas_is_24_pixels_wide_at_every_zoom_at_which_one_edits() {
        builder.draft("it-reach-zoom", CHAIN.formatted("Zoom", "Pause"));
        Page page = builder.open("it-reach-zoom").page();
        assertThat(page.locator(".react-flow__handle").first()).isVisible();

        for (int step = 0; step < 4; step++) {
            assertThat(page.locator(".react-flow.is-far")).hasCount(0);
            page.waitForCondition(() -> number(page, NARROWEST) > 23.99);
            double before = zoom(page);
            button(page, "Zoom Out").click();
            page.waitForCondition(() -> zoom(page) < before * 0.85);
        }
    }

    @Test
    @Tag("S1-32")
    void a_step_is_moved_by_its_middle_at_the_zoom_at_which_a_phone_opens() {
        builder.draft(
                "it-reach-phone",
                CHAIN.formatted("Middle", "Pause")
                        .replace("\"end\": {\"x\": 0, \"y\": 456}", "\"end\": {\"x\": 0, \"y\": 2400}"));
        Reader reader = onAPhone("it-reach-phone");
        Page page = reader.page();
        button(page, "Canvas").click();
        assertThat(node(page, "pause")).isVisible();
        page.waitForCondition(() -> Math.abs(zoom(page) - 0.55) < 0.001);

        movedByItsMiddle(reader, "it-reach-phone");
    }

    @Test
    @Tag("S1-32")
    void a_step_is_moved_by_its_middle_from_as_far_as_one_edits_and_two_presses_draw_no_line() {
        builder.draft("it-reach-far", CHAIN.formatted("Middle", "Pause"));
        Reader reader = builder.open("it-reach-far");
        Page page = reader.page();
        node(page, "pause").focus();
        page.keyboard().press("0");
        page.waitForCondition(() -> Math.abs(zoom(page) - 1) < 0.001);
        for (int step = 0; step < 5; step++) {
            double before = zoom(page);
            button(page, "Zoom Out").click();
            page.waitForCondition(() -> zoom(page) < before * 0.85);
        }
        assertThat(page.locator(".react-flow.is-far")).hasCount(0);

        movedByItsMiddle(reader, "it-reach-far");
        pressed(page, "pause", 0.97);
        pressed(page, "end", 0.03);
        assertThat(ways(builder.saved(reader, "it-reach-far"))).containsExactly(UNTOUCHED);
        assertThat(reader.complaints()).isEmpty();
    }

    private void movedByItsMiddle(Reader reader, String slug) {
        Page page = reader.page();
        page.waitForCondition(() -> number(page, NARROWEST) > 23.99);
        BoundingBox box = node(page, "mark").boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2 + 48, box.y + box.height / 2, new Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
        assertThat(node(page, "mark")).hasClass(SELECTED);
        assertThat(ways(builder.saved(reader, slug))).containsExactly(UNTOUCHED);
        assertThat(builder.rest()
                        .get("workflows/" + slug + "/draft")
                        .at("/layout/mark/x")
                        .asInt())
                .isGreaterThan(0);
    }

    @Test
    @Tag("S1-32")
    void a_line_that_is_let_go_anywhere_on_a_step_leads_there_and_beside_all_steps_asks_for_a_new_one() {
        builder.draft("it-reach-onto", CHAIN.formatted("Onto", "Pause"));
        Reader reader = builder.open("it-reach-onto");
        Page page = reader.page();
        page.waitForCondition(() -> Math.abs(middle(node(page, "end")) - middle(page.locator(".react-flow"))) < 2);
        BoundingBox end = node(page, "end").boundingBox();

        pulled(page, end.x + 12, end.y + end.height - 8);
        assertThat(page.locator(".react-flow__edge[data-id='start|next|end']")).isAttached();
        assertThat(ways(builder.saved(reader, "it-reach-onto")))
                .containsExactly("start.next>end", "pause.next>mark", "mark.next>end");

        pulled(page, end.x - 120, end.y);
        assertThat(page.getByRole(AriaRole.LISTBOX)).isVisible();
        assertThat(reader.complaints()).isEmpty();
    }

    private static double middle(Locator one) {
        BoundingBox box = one.boundingBox();
        return box.x + box.width / 2;
    }

    private static void pulled(Page page, double x, double y) {
        BoundingBox from =
                node(page, "start").locator(".react-flow__handle-bottom").boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(x, y, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    /** In the middle between its sides, so far down as that part of its height. */
    private static void pressed(Page page, String step, double down) {
        BoundingBox box = node(page, step).boundingBox();
        page.mouse().click(box.x + box.width / 2, box.y + box.height * down);
        assertThat(node(page, step)).hasClass(SELECTED);
    }

    @Test
    @Tag("S0-25")
    void the_mail_beside_its_step_is_for_somebody_and_escape_empties_the_search_before_it_leaves_the_form() {
        Rest rest = builder.rest();
        if (rest.call("GET", "templates/it-reach-mail", null).status() == 404) {
            rest.put(
                    "templates/it-reach-mail",
                    """
                    {"name": "Reach mail", "channel": "email", "topic": "transactional", "subject": "For {{contact.firstName}}",
                     "html": "<style>p { color: rgb(1, 2, 3); }</style><p>Hello {{contact.firstName}} <a href='https://example.com/'>shop</a></p>", "text": "Hello"}""");
        }
        IntStream.rangeClosed(1, 6)
                .forEach(no -> rest.put(
                        "templates/it-reach-z" + no,
                        "{\"name\": \"A mail %d\", \"text\": \"Hello\", \"subject\": \"A\", \"topic\": \"transactional\"}"
                                .formatted(no)));
        builder.draft(
                "it-reach-mail",
                CHAIN.formatted("Mail", "Pause")
                        .replace(
                                "\"type\": \"tag\", \"config\": {\"add\": [\"seen\"]}",
                                "\"type\": \"send\", \"config\": {\"channel\": \"email\", \"template\": \"it-reach-mail\"}"));
        Reader reader = builder.open("it-reach-mail");
        Page page = reader.page();
        node(page, "mark").click();

        Locator frame = page.locator("#inspector iframe");
        assertThat(page.locator(".template-preview")).containsText("Subject: For Ada");
        assertThat(page.locator(".template-option:has(:checked)"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        assertThat(page.frameLocator("#inspector iframe").locator("body")).containsText("Hello Ada shop");
        assertThat(page.frameLocator("#inspector iframe").locator("p")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(page.frameLocator("#inspector iframe").locator("a")).hasAttribute("tabindex", "-1");
        assertThat(reader.barriers()).isEmpty();
        page.locator(".template-picker a").last().focus();
        page.keyboard().press("Tab");
        assertThat(frame).isFocused();

        Locator search = page.locator("#inspector").getByLabel("Search templates");
        search.fill("reach");
        search.press("Escape");
        assertThat(search).hasValue("");
        assertThat(search).isFocused();
        search.press("Escape");
        assertThat(node(page, "mark")).isFocused();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-32")
    void escape_leaves_what_is_chosen_and_goes_back_to_where_a_panel_was_opened() {
        builder.draft("it-reach-escape", CHAIN.formatted("Escape", "Pause"));
        Page page = builder.open("it-reach-escape").page();
        node(page, "pause").focus();
        page.keyboard().press("Control+a");
        button(page, "In a column").focus();
        page.keyboard().press("Escape");
        assertThat(page.locator(".react-flow__node-step.selected")).hasCount(4);
        assertThat(page.locator(".react-flow__node-step.selected:focus")).hasCount(1);

        node(page, "mark").click();
        node(page, "mark").focus();
        page.keyboard().press("t");
        assertThat(page.locator("#inspector :focus")).hasCount(1);
        button(page, "Test run").click();
        page.locator(".version-badge").click();
        page.locator("#inspector button").first().focus();
        page.keyboard().press("Escape");
        assertThat(page.locator(".version-badge")).isFocused();
    }

    @Test
    @Tag("S0-17")
    @Tag("S4-22")
    void three_steps_are_drawn_by_finger_on_a_phone_and_published() {
        template("it-builder-acts", "Spring greeting");
        builder.draft("it-reach-finger", "{\"name\": \"Finger\", \"nodes\": [], \"edges\": []}");
        BROWSER.asPhone();
        Reader reader = builder.open("it-reach-finger");
        Page page = reader.page();

        button(page, "Add a step").tap();
        tapped(page, "Started by hand");
        button(page, "Add a step after Started by hand (next)").tap();
        tapped(page, "Send");
        page.locator("#inspector").getByLabel("Spring greeting").tap();
        button(page, "Close").tap();
        assertThat(page.locator("[data-line=send]")).isFocused();
        assertThat(page.locator("[data-line=send]")).containsText("Spring greeting");
        button(page, "Add a step after Send (next)").tap();
        tapped(page, "Exit");
        button(page, "Close").tap();
        assertThat(ways(builder.saved(reader, "it-reach-finger")))
                .containsExactly("manual-trigger.next>send", "send.next>exit");
        assertThat(reader.barriers()).isEmpty();

        button(page, "Publish …").tap();
        button(page, "Publish version 1").tap();
        assertThat(page.locator(".version-badge")).containsText("v1");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(reader.complaints()).isEmpty();
    }

    private static void tapped(Page page, String step) {
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(step).setExact(true))
                .tap();
    }

    private static double zoom(Page page) {
        return number(page, ZOOM);
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }
}
