package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;

/** What takes its time comes after the page, and its place says so. The test holds the answers back as a slow server would. */
class LaterPageIT extends PageGround {

    private static long campaign;

    @BeforeAll
    static void a_campaign_that_has_begun() {
        Rest rest = Rest.as(SERVER, "marketer");
        String name = "later-" + System.nanoTime();
        rest.post("contacts", "{\"contacts\": [{\"externalId\": \"%1$s\", \"tags\": [\"%1$s\"]}]}".formatted(name));
        campaign = new RestCampaign(rest, name)
                .tagged()
                .workflow(
                        """
                        {"name": "Later", "nodes": [{"id": "start", "type": "manual-trigger"}, {"id": "end", "type": "exit"}],
                         "edges": [{"from": "start", "to": "end"}]}
                        """)
                .activated();
        Waiting.until("the run of the campaign", Duration.ofSeconds(60), () -> !rest.get("runs?campaign=" + campaign)
                .path("items")
                .isEmpty());
    }

    @Test
    void figures_come_after_the_page_with_a_skeleton_in_their_place() {
        for (String address :
                new String[] {"analytics?campaign=" + campaign, "campaign?id=" + campaign + "&tab=analytics"}) {
            Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");
            Queue<Route> held = held(reader.page());

            Page page = reader.open(address);

            assertThat(page.locator("h1")).isVisible();
            assertThat(page.locator("[data-loads] .skeleton.chart")).isVisible();
            assertThat(page.locator("#loading")).hasText("Loading");
            assertThat(page.locator(".skeleton")
                            .first()
                            .evaluate("bone => getComputedStyle(bone).animationIterationCount"))
                    .as("the reader wants little motion")
                    .isEqualTo("1");
            assertThat(reader.barriers()).isEmpty();

            held.remove().resume();
            assertThat(page.locator("#seriesTitle")).isVisible();
            assertThat(page.locator(".skeleton")).hasCount(0);
            assertThat(page.locator("#loading")).hasText("Loaded");
            assertThat(page.locator(".chart[data-drawn]").first()).isVisible();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void an_answer_that_is_asked_for_keeps_its_place_while_it_is_awaited() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment");
        Locator place = page.locator("[data-loads]");
        Queue<Route> held = held(page);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Count"))
                .first()
                .click();
        assertThat(place).hasAttribute("aria-busy", "true");
        assertThat(page.locator("#loading")).hasText("Loading");

        held.remove().resume();
        assertThat(place).not().hasAttribute("aria-busy", "true");
        assertThat(page.locator("#loading")).hasText("Loaded");
        assertThat(reader.complaints()).isEmpty();
    }

    /** The calls that the page sends from now on, in their order. */
    private static Queue<Route> held(Page page) {
        Queue<Route> held = new ArrayDeque<>();
        page.route("**/millrace/**", route -> {
            if (route.request().method().equals("POST")) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }
}
