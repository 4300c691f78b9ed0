package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.Bench;
import org.millrace.harness.BrowserFigures;
import org.millrace.harness.Chromium;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/** Every page of a server that has something to show, in both themes, wide and narrow: barriers, complaints, pictures. */
@Tag("browser-figures")
class EveryPageIT {

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private static final Path PICTURES = Path.of("target", "browser", "screens");
    private static final List<Integer> WIDTHS = List.of(1440, 390);
    /** What a window of 1440 points leaves at 200 %, and one of 1280 at 400 %. */
    private static final List<Integer> ZOOMED = List.of(720, 320);

    @Test
    void no_page_has_a_barrier_and_none_makes_the_browser_complain() {
        try (Bench bench = Bench.own()) {
            bench.startServer(List.of("-Xms512m", "-Xmx1g")).awaitReady(Duration.ofMinutes(5));
            URI base = URI.create("http://localhost:" + bench.ports().http() + "/millrace/");
            Map<String, String> pages = pages(new Rest(base.resolve("api/v1/"), "admin", Bench.PASSWORD));
            Reader reader = Reader.signedIn(base, BROWSER, "admin", Bench.PASSWORD);
            List<String> barriers = new ArrayList<>();

            pages.forEach((name, address) -> WIDTHS.forEach(width -> {
                reader.page().setViewportSize(width, 900);
                Page page = reader.open(address);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(page.locator("h1").first()).isVisible();
                assertThat(page).not().hasTitle(Pattern.compile("Nothing here.*"));
                for (String theme : List.of("light", "dark")) {
                    page.evaluate(
                            "theme => { document.documentElement.dataset.theme = theme;"
                                    + " document.dispatchEvent(new Event('themechange')); }",
                            theme);
                    reader.barriers()
                            .forEach(barrier -> barriers.add(name + ", " + theme + ", " + width + ": " + barrier));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve(name + "-" + theme + "-" + width + ".png")));
                }
            }));

            List<String> cut = cutWhenZoomed(reader, pages);

            BrowserFigures.note("pages", pages.size());
            BrowserFigures.note("axe_serious", barriers.size());
            BrowserFigures.note("console_errors", reader.complaints().size());
            assertThat(barriers).isEmpty();
            assertThat(cut).isEmpty();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    /** The pages that would have to be scrolled both ways; the canvas of the builder is meant to be. */
    private static List<String> cutWhenZoomed(Reader reader, Map<String, String> pages) {
        List<String> cut = new ArrayList<>();
        pages.forEach((name, address) -> ZOOMED.forEach(width -> {
            reader.page().setViewportSize(width, 450);
            Page page = reader.open(address);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            int beyond = ((Number) page.evaluate(
                            "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                    .intValue();
            if (beyond > 0) {
                cut.add(name + ", " + width + ": " + beyond + " pixels beyond the window");
            }
        }));
        return cut;
    }

    /** By the name of the page: its address. */
    private static Map<String, String> pages(Rest rest) {
        long campaign = rest.post("sample-campaign", "{}").path("id").asLong();
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until(
                "runs of the sample",
                Duration.ofMinutes(2),
                () -> runs(rest, campaign).size() >= 20);
        JsonNode run = runs(rest, campaign).get(0);
        JsonNode known = rest.get("campaigns/" + campaign);
        String workflow = known.at("/workflow/slug").asText();
        Map<String, String> pages = new LinkedHashMap<>();
        List.of(
                        "campaigns",
                        "audiences",
                        "workflows",
                        "templates",
                        "contacts",
                        "runs",
                        "approvals",
                        "analytics",
                        "operations",
                        "settings")
                .forEach(name -> pages.put(name, name));
        List.of("overview", "audience", "triggers", "products", "runs", "analytics", "workflow", "history", "settings")
                .forEach(tab -> pages.put("campaign-" + tab, "campaign?id=" + campaign + "&tab=" + tab));
        pages.put("builder", "campaigns/" + campaign + "/builder");
        pages.put("workflow", "workflow?id=" + workflow);
        pages.put("audience", "audience?id=" + known.at("/audience/segment").asText());
        rest.put(
                "segments/regulars",
                """
                {"name": "Regulars", "predicate": {"type": "all", "of": [
                  {"type": "attribute", "name": "firstName", "exists": true},
                  {"type": "any", "of": [
                    {"type": "attribute", "name": "email", "exists": true},
                    {"type": "hasTag", "tag": "regular"}]}]}}
                """);
        rest.put("segments/regulars/schedule", "{\"cron\": \"0 6 * * *\", \"zone\": \"Europe/Vienna\"}");
        pages.put("schedules", "schedules");
        pages.put("audience-scheduled", "audience?id=regulars");
        pages.put("segment", "segment");
        pages.put("segment-edit", "segment?id=regulars");
        pages.put("upload", "upload");
        pages.put(
                "template",
                "template?id=" + rest.get("templates").at("/items/0/slug").asText());
        pages.put("contact", "contact?id=" + run.path("contact").asText());
        pages.put("run", "run?id=" + run.path("id").asText());
        pages.put("analytics-campaign", "analytics?campaign=" + campaign);
        return pages;
    }

    private static JsonNode runs(Rest rest, long campaign) {
        return rest.get("runs?campaign=" + campaign).path("items");
    }
}
