package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.CHAIN;
import static org.millrace.campaign.BuilderPage.ways;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** What can be hit and reached: at every zoom, by a finger, by the keyboard. */
class BuilderReachPageIT extends BuilderGround {

    private static final String ZOOM =
            "() => new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform).a";

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
