package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.campaign.BuilderPage.CHAIN;
import static org.millrace.campaign.BuilderPage.node;
import static org.millrace.campaign.BuilderPage.ways;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.Reader;
import org.w3c.dom.Document;

/** What the builder shows, on the canvas, in the outline on a phone, in a picture to take along. */
class BuilderViewPageIT extends BuilderGround {

    private static final String HOSTILE = "<script>alert('ran')</script>\\\"><img src=x onerror=alert('ran')>";

    @Test
    void the_outline_adds_moves_and_connects_on_a_phone() {
        builder.draft("it-builder-outline", CHAIN.formatted("Outline", "Pause"));
        Reader reader = onAPhone("it-builder-outline");
        Page page = reader.page();

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

        assertThat(ways(builder.saved(reader, "it-builder-outline")))
                .containsExactlyInAnyOrder(
                        "start.next>mark", "mark.next>pause", "pause.next>approval", "approval.timeout>end");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @Tag("S1-39")
    void hostile_names_run_no_script_and_the_page_has_no_barrier(String theme) {
        builder.draft("it-builder-hostile", noted(CHAIN.formatted(HOSTILE, HOSTILE)));
        Reader reader = builder.open("it-builder-hostile");
        Page page = reader.page();
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);

        assertThat(node(page, "pause")).containsText("<script>alert('ran')</script>");
        assertThat(page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(HOSTILE.replace("\\", ""));
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("<img src=x onerror=alert('ran')>Note");
        page.keyboard().press("Escape");
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
        builder.draft("it-builder-version", CHAIN.formatted("Version", "Pause"));
        builder.rest().post("workflows/it-builder-version/publish", "{}");
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

    @Test
    @Tag("S1-24")
    @Tag("S1-27")
    @Tag("S1-28")
    void each_kind_has_its_picture_the_toolbar_its_tools_and_the_log_says_what_was_published() {
        builder.draft("it-builder-tools", CHAIN.formatted("Tools", "Pause"));
        builder.rest().post("workflows/it-builder-tools/publish", "{}");
        Page page = builder.open("it-builder-tools").page();

        assertThat(node(page, "start").locator(".step.tone-trigger .step-mark use"))
                .hasCount(1);
        assertThat(node(page, "pause").locator(".step.tone-wait .step-mark use"))
                .hasCount(1);
        assertThat(node(page, "start").locator(".react-flow__handle.target")).hasCount(0);
        assertThat(node(page, "end").locator(".react-flow__handle.source")).hasCount(0);
        for (String tool : List.of("Undo", "Redo", "Canvas", "Outline", "Live", "Validate", "Test run")) {
            assertThat(page.locator(".builder-head")
                            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(tool)))
                    .isInViewport();
        }
        button(page, "Log").click();
        assertThat(page.locator(".builder-bottom .log li").first()).isVisible();
    }

    @Test
    void a_line_goes_round_the_step_between_its_ends() {
        builder.draft(
                "it-builder-round",
                CHAIN.formatted("Round", "Pause")
                        .replace(
                                "\"end\"}],",
                                "\"end\"}, {\"from\": \"start\", \"to\": \"end\", \"when\": {\"type\": \"hasTag\", \"tag\": \"a\"}}],"));
        Page page = builder.open("it-builder-round").page();

        assertThat(page.locator(".react-flow__edge")).hasCount(4);
        assertThat(page.locator(".react-flow__edge[data-id='start|next|end'] .line"))
                .hasCount(1);
        int through = (int)
                page.evaluate(
                        """
                () => {
                  const line = document.querySelector(".react-flow__edge[data-id='start|next|end'] .line");
                  const box = document.querySelector(".react-flow__node[data-id=mark]").getBoundingClientRect();
                  const to = line.getScreenCTM();
                  let inside = 0;
                  for (let at = 0; at <= line.getTotalLength(); at += 4) {
                    const point = line.getPointAtLength(at).matrixTransform(to);
                    inside += point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom ? 1 : 0;
                  }
                  return inside;
                }
                """);
        assertThat(through).isZero();
        assertThat(page.locator("[data-edge='start|next|end']")).isVisible();
    }

    @Test
    void the_picture_holds_every_step_and_no_script() throws Exception {
        builder.draft("it-builder-export", noted(CHAIN.formatted("Export", HOSTILE)));
        Reader reader = builder.open("it-builder-export");
        Page page = reader.page();

        Download svg = exported(page, "Export as SVG");
        assertThat(svg.suggestedFilename()).isEqualTo("it-builder-export.svg");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document picture = factory.newDocumentBuilder().parse(svg.path().toFile());
        assertThat(picture.getDocumentElement().getTextContent()).contains("start", "<script>alert", "mark", "end");
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(picture.getElementsByTagName("image").getLength()).isZero();
        assertThat(picture.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(3);

        BufferedImage png = ImageIO.read(exported(page, "Export as PNG").path().toFile());
        assertThat(png.getWidth()).isGreaterThan(232);
        assertThat(png.getHeight()).isGreaterThan(456);
        assertThat(reader.complaints()).isEmpty();
    }

    /** With a note that is as hostile as the names. */
    private static String noted(String document) {
        return document.stripTrailing().replaceFirst("}$", "")
                + ", \"notes\": [{\"id\": \"note\", \"text\": \"" + HOSTILE
                + "\", \"x\": 280, \"y\": 0, \"width\": 200, \"height\": 120}]}";
    }

    private static Download exported(Page page, String how) {
        return page.waitForDownload(() -> {
            page.locator(".builder-head summary[aria-label]").click();
            page.locator(".builder-head")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(how))
                    .click();
        });
    }
}
