package org.millrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.Bench;
import org.millrace.harness.BrowserFigures;
import org.millrace.harness.Chromium;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** How much longer the pages take when the tables are a hundred times as long: on one server, before and after. */
@Tag("browser-figures")
class ListGrowthIT {

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("browser.contacts", 1_000_000);
    private static final int LOOKS = 9;

    /** After them the server's compiler knows the pages. */
    private static final int WARM_UPS = 50;

    /** After them the database has read the grown tables. */
    private static final int FIRST_LOOKS = 5;

    @Test
    void a_page_of_a_list_costs_what_is_on_it_and_not_what_is_in_the_table() {
        try (Bench bench = Bench.own()) {
            bench.startServer(List.of("-Xms512m", "-Xmx1g")).awaitReady(Duration.ofMinutes(5));
            URI base = URI.create("http://localhost:" + bench.ports().http() + "/millrace/");
            Population population = new Population(Jdbi.create(bench.postgres().dataSource()), campaigns(base));
            List<String> lists = lists(population.first());
            List<String> figures = figures(population.first());
            List<String> pages = Stream.of(lists, figures).flatMap(List::stream).toList();
            Reader reader = Reader.signedIn(base, BROWSER, "admin", Bench.PASSWORD);
            population.growTo(FEW);
            look(reader, pages, WARM_UPS);
            Map<String, Double> few = look(reader, pages, LOOKS);
            population.growTo(MANY);
            look(reader, pages, FIRST_LOOKS);
            Map<String, Double> many = look(reader, pages, LOOKS);

            System.out.println(pages.stream()
                    .map(page -> "%-40s %6.0f ms with %,d contacts, %6.0f ms with %,d: %.2f%s"
                            .formatted(
                                    page,
                                    few.get(page),
                                    FEW,
                                    many.get(page),
                                    MANY,
                                    many.get(page) / few.get(page),
                                    figures.contains(page) ? " (no list)" : ""))
                    .collect(Collectors.joining("\n")));
            BrowserFigures.note(
                    "list_growth_ratio",
                    lists.stream()
                            .mapToDouble(page -> many.get(page) / few.get(page))
                            .max()
                            .orElseThrow());
            assertThat(reader.complaints()).isEmpty();
        }
    }

    /** What lists contacts, runs or campaigns, by all of its filters; and pages that could have come to read them. */
    private static List<String> lists(long campaign) {
        return List.of(
                "campaigns",
                "campaign?id=" + campaign + "&tab=runs",
                "campaign?id=" + campaign + "&tab=audience",
                "campaign?id=" + campaign + "&tab=history",
                "campaign?id=" + campaign + "&tab=settings",
                "audiences",
                "audience?id=growth",
                "audience?id=everybody",
                "schedules",
                "workflows",
                "templates",
                "contacts",
                "contacts?q=growth-77",
                "contact?id=growth-77",
                "runs",
                "runs?campaign=" + campaign,
                "runs?status=SUCCESS",
                "runs?status=INCIDENT",
                "runs?campaign=" + campaign + "&node=pause",
                "runs?contact=growth-77",
                "approvals",
                "operations");
    }

    /** What adds up or counts anew, a segment's rule among them; nobody promises that it costs the same. */
    private static List<String> figures(long campaign) {
        return List.of(
                "segment?id=everybody",
                "analytics",
                "campaign?id=" + campaign,
                "campaign?id=" + campaign + "&tab=analytics",
                "campaign?id=" + campaign + "&tab=workflow",
                "analytics?range=ALL&campaign=" + campaign,
                "analytics?workflow=growth");
    }

    /** Two campaigns that nobody enters by themselves: the runs are put in as rows. */
    private static List<Long> campaigns(URI base) {
        Rest rest = new Rest(base.resolve("api/v1/"), "admin", Bench.PASSWORD);
        rest.put(
                "workflows/growth/draft",
                """
                {"slug": "growth", "name": "Growth", "nodes": [
                   {"id": "start", "type": "manual-trigger"},
                   {"id": "pause", "type": "wait", "config": {"amount": 4, "unit": "weeks"}},
                   {"id": "end", "type": "exit"}],
                 "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}
                """);
        rest.post("workflows/growth/publish", "{}");
        rest.put(
                "segments/growth",
                "{\"name\": \"Growth\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"nobody\"}}");
        rest.put(
                "segments/everybody",
                "{\"name\": \"Everybody\", \"predicate\": {\"type\": \"attribute\", \"name\": \"email\", \"exists\": true}}");
        return IntStream.of(1, 2)
                .mapToObj(no -> {
                    JsonNode campaign = rest.post(
                            "campaigns",
                            """
                            {"name": "Growth %d", "workflow": "growth", "audience": {"kind": "SEGMENT", "segment": "growth"},
                             "goals": [{"name": "bought", "event": "purchase", "window": "P7D"}]}
                            """
                                    .formatted(no));
                    rest.post("campaigns/" + campaign.path("id").asLong() + "/activate", "{}");
                    return campaign.path("id").asLong();
                })
                .toList();
    }

    /** The median time from the request to the last byte of the answer, and of what comes later, by page, in milliseconds. */
    private static Map<String, Double> look(Reader reader, List<String> pages, int looks) {
        Map<String, Double> times = new LinkedHashMap<>();
        for (String page : pages) {
            times.put(
                    page,
                    IntStream.range(0, looks)
                            .mapToDouble(look -> load(reader.open(page)))
                            .sorted()
                            .skip(looks / 2)
                            .findFirst()
                            .orElseThrow());
        }
        return times;
    }

    /** With what comes after the page itself. */
    private static double load(Page page) {
        page.waitForLoadState();
        page.waitForFunction("() => !document.querySelector('.skeleton')");
        return ((Number)
                        page.evaluate(
                                """
                        () => performance.getEntries()
                          .filter(entry => entry.entryType === 'navigation' || entry.initiatorType === 'xmlhttprequest')
                          .reduce((sum, entry) => sum + entry.responseEnd - entry.requestStart, 0)
                        """))
                .doubleValue();
    }
}
