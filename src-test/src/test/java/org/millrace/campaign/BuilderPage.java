package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.millrace.harness.Chromium;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** The builder as its tests handle it: drafts beside the page, and what a person finds on it. */
final class BuilderPage {

    /** Of a name and the name of its second step: start, pause, mark, end. */
    static final String CHAIN =
            """
            {"name": "%s", "nodes": [
               {"id": "start", "type": "manual-trigger"},
               {"id": "pause", "type": "wait", "name": "%s", "config": {"amount": 2, "unit": "days"}},
               {"id": "mark", "type": "tag", "config": {"add": ["seen"]}},
               {"id": "end", "type": "exit"}],
             "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "mark"}, {"from": "mark", "to": "end"}],
             "layout": {"start": {"x": 0, "y": 0}, "pause": {"x": 0, "y": 152}, "mark": {"x": 0, "y": 304}, "end": {"x": 0, "y": 456}}}
            """;

    private final MillraceServer server;
    private final Chromium browser;

    BuilderPage(MillraceServer server, Chromium browser) {
        this.server = server;
        this.browser = browser;
    }

    /** A marketer's way beside the page. */
    Rest rest() {
        return Rest.as(server, "marketer");
    }

    Reader empty(String slug) {
        draft(slug, "{\"name\": \"" + slug + "\", \"nodes\": [], \"edges\": []}");
        Reader reader = open(slug);
        assertThat(PageGround.button(reader.page(), "Add a start")).isVisible();
        return reader;
    }

    Reader open(String slug) {
        Reader reader = Reader.signedIn(server, browser, "marketer");
        Page page = reader.open("workflows/" + slug + "/builder");
        assertThat(page.locator("[data-save=saved]")).isVisible();
        return reader;
    }

    void draft(String slug, String json) {
        String path = "workflows/" + slug + "/draft";
        boolean known = rest().call("GET", path, null).status() == 200;
        String[] seen = known ? new String[] {"If-Match", "*"} : new String[0];
        rest().call("PUT", path, json, seen).success();
    }

    /** The document as REST gives it once the page says that it is saved, without what says nothing about what it does. */
    JsonNode saved(Reader reader, String slug) {
        assertThat(reader.page().locator("[data-save=saved]")).isVisible();
        ObjectNode document = (ObjectNode) rest().get("workflows/" + slug + "/draft");
        return document.without(List.of("slug", "name", "layout"));
    }

    static List<String> ways(JsonNode document) {
        List<String> ways = new ArrayList<>();
        document.path("edges")
                .forEach(edge -> ways.add(edge.path("from").asText() + "."
                        + edge.path("port").asText() + ">" + edge.path("to").asText()));
        return ways;
    }

    static void drag(Page page, String step, String port, String added) {
        item(page, step).dragTo(page.locator("[data-port='" + port + "']"));
        assertThat(node(page, added)).isFocused();
    }

    static void picked(Page page, String words, String added) {
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search steps")))
                .isFocused();
        page.keyboard().type(words);
        page.keyboard().press("Enter");
        assertThat(node(page, added)).isFocused();
    }

    static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 80 && !(boolean) wanted.evaluate("element => element === document.activeElement"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    static Locator item(Page page, String step) {
        return page.locator(".palette")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(step).setExact(true));
    }

    static Locator node(Page page, String id) {
        return page.locator(".react-flow__node[data-id='" + id + "']");
    }

    static Locator name(Page page) {
        return page.locator("#inspector")
                .getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .first();
    }

    static Locator amount(Page page) {
        return page.locator("#inspector").getByLabel("How long", new Locator.GetByLabelOptions().setExact(true));
    }
}
