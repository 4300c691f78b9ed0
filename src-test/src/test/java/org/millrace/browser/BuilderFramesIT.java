package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.BrowserFigures;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/**
 * What 500 steps cost while the view is panned and zoomed, in frames of an empty canvas on the same machine: near enough to read, and
 * from so far that all are seen. The worse of the two counts.
 */
@Tag("browser-figures")
class BuilderFramesIT extends PageGround {

    private static final int STEPS = 500;
    private static final int ROUNDS = 3;

    /** Pans for 120 frames and zooms for 120; the 95th percentile of the times between frames, in milliseconds. */
    private static final String MOVE =
            """
            async () => {
              const pane = document.querySelector('.react-flow__pane');
              const box = pane.getBoundingClientRect();
              const frames = [];
              let last = performance.now();
              for (let i = 0; i < 240; i++) {
                const zooms = i >= 120;
                pane.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: zooms,
                  clientX: box.left + box.width / 2, clientY: box.top + box.height / 2,
                  deltaX: zooms ? 0 : 12 * Math.sin(i / 10), deltaY: zooms ? (i % 40 < 20 ? 6 : -6) : 16 * Math.cos(i / 14) }));
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                frames.push(now - last);
                last = now;
              }
              return frames.sort((one, other) => one - other)[Math.floor(frames.length * 0.95)];
            }
            """;

    @Test
    void five_hundred_steps_pan_and_zoom_about_as_an_empty_canvas_does() {
        Rest rest = Rest.as(SERVER, "marketer");
        String mark = Long.toString(System.nanoTime(), 36);
        rest.put("workflows/none-" + mark + "/draft", "{\"name\": \"None\", \"nodes\": [], \"edges\": []}");
        rest.put("workflows/many-" + mark + "/draft", many());
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.page();
        page.setViewportSize(1440, 900);
        List<Double> none = new ArrayList<>();
        List<Double> near = new ArrayList<>();
        List<Double> far = new ArrayList<>();
        List<Double> loads = new ArrayList<>();

        for (int round = 0; round < ROUNDS; round++) {
            reader.open("workflows/none-" + mark + "/builder");
            assertThat(page.locator(".canvas-empty")).isVisible();
            none.add(frame(page));
            reader.open("workflows/many-" + mark + "/builder");
            assertThat(page.locator(".react-flow__node").first()).isVisible();
            loads.add(((Number) page.evaluate("() => performance.now()")).doubleValue());
            near.add(frame(page));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fit View"))
                    .click();
            assertThat(page.locator(".far-picture")).isVisible();
            assertThat(page.locator(".react-flow__node")).hasCount(STEPS);
            far.add(frame(page));
        }

        BrowserFigures.note("builder_500_load_ms", (int) Math.round(median(loads)));
        BrowserFigures.note("builder_500_frame_ratio", Math.max(median(near), median(far)) / median(none));
        System.out.printf("builder: p95 frame, empty %s ms, %d steps near %s ms, far %s ms%n", none, STEPS, near, far);
        assertThat(reader.complaints()).isEmpty();
    }

    private static double frame(Page page) {
        assertThat(page.locator("[data-save=saved]")).isVisible();
        return ((Number) page.evaluate(MOVE)).doubleValue();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Ten columns of fifty below one start; each step is one that a workflow has. */
    private static String many() {
        List<String> nodes = new ArrayList<>(List.of("{\"id\": \"start\", \"type\": \"manual-trigger\"}"));
        List<String> edges = new ArrayList<>();
        List<String> layout = new ArrayList<>(List.of("\"start\": {\"x\": 0, \"y\": 0}"));
        for (int no = 0; no < STEPS - 1; no++) {
            int column = no / 50;
            int row = no % 50;
            nodes.add(
                    no % 3 == 0
                            ? "{\"id\": \"n%d\", \"type\": \"condition\", \"config\": {\"when\": {\"type\": \"hasTag\", \"tag\": \"a\"}}}"
                                    .formatted(no)
                            : "{\"id\": \"n%d\", \"type\": \"wait\", \"config\": {\"amount\": 1, \"unit\": \"days\"}}"
                                    .formatted(no));
            edges.add("{\"from\": \"%s\", \"port\": \"%s\", \"to\": \"n%d\"}"
                    .formatted(no == 0 ? "start" : "n" + (no - 1), no > 0 && (no - 1) % 3 == 0 ? "yes" : "next", no));
            layout.add("\"n%d\": {\"x\": %d, \"y\": %d}".formatted(no, column * 280, 152 + row * 152));
        }
        return "{\"name\": \"Many\", \"nodes\": [%s], \"edges\": [%s], \"layout\": {%s}}"
                .formatted(String.join(",", nodes), String.join(",", edges), String.join(",", layout));
    }
}
