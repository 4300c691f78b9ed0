package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** The builder beside its canvas: problems, publishing, live figures, test runs. */
class PublishPageIT extends BuilderGround {

    private static final int PEOPLE = 3;

    /** What is called pause here stands at %1$s; who is no vip goes by no. */
    private static final String FLOW =
            """
            {"name": "%2$s", "nodes": [
               {"id": "start", "type": "manual-trigger"},
               {"id": "ask", "type": "condition", "name": "Is it a vip?", "config": {"when": {"type": "all", "of": [
                  {"type": "hasTag", "tag": "vip"}, {"type": "attribute", "name": "plan", "equals": "pro"}]}}},
               {"id": "%1$s", "type": "wait", "name": "Give them time", "config": {"amount": %3$d, "unit": "days"}},
               {"id": "end", "type": "exit"}],
             "edges": [{"from": "start", "to": "ask"}, {"from": "ask", "port": "yes", "to": "end"},
               {"from": "ask", "port": "no", "to": "%1$s"}, {"from": "%1$s", "to": "end"}%4$s],
             "layout": {"start": {"x": 200, "y": 0}, "ask": {"x": 200, "y": 130}, "%1$s": {"x": 320, "y": 290},
               "end": {"x": 120, "y": 450}}}
            """;

    private final Rest rest = Rest.as(SERVER, "marketer");

    @Test
    @Tag("P-06")
    @Tag("P-07")
    @Tag("S1-29")
    @Tag("S4-22")
    void publishing_moves_those_inside_as_the_dialog_said() {
        long campaign = running("it-publish-move");
        draft("it-publish-move", FLOW.formatted("later", "it-publish-move", 20, ""));
        Page page = builder(campaign).page();

        firstButton(page, "Publish …").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByText("Removed: Give them time")).isVisible();
        assertThat(dialog.locator("[data-outcome=DRAIN]")).containsText(PEOPLE + " stay");
        assertThat(dialog.locator("[data-outcome=MOVE_AT_NEXT_WAIT]"))
                .containsText(
                        "of them " + PEOPLE + " cannot move: no wait that the new version knows lies ahead of them");
        dialog.locator("input[value=MOVE_NOW]").check();
        Locator outcome = dialog.locator("[data-outcome=MOVE_NOW]");
        Locator mapped = dialog.getByLabel("Where those at Give them time go");
        assertThat(mapped).hasValue("later");
        mapped.selectOption("");
        assertThat(outcome).containsText(PEOPLE + " stay");
        mapped.selectOption("later");
        assertThat(outcome).containsText(PEOPLE + " move and wait for a shorter time");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish version 2"))
                .click();

        assertThat(dialog).hasCount(0);
        assertThat(page.locator(".version-badge"))
                .containsText(
                        "Draft of v3 · " + PEOPLE + " people on v2",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(live("it-publish-move").at("/versions/0/people").asInt()).isEqualTo(PEOPLE);
        assertThat(live("it-publish-move").at("/versions/0/no").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("P-12")
    void a_red_flow_test_keeps_from_publishing_where_it_is_demanded() {
        long campaign = running("it-publish-red");
        rest.put(
                "workflows/it-publish-red/tests/late",
                """
                {"name": "Ends at once", "starts": "2026-03-02T09:00:00Z",
                 "contacts": [{"id": "anna", "expect": {"ends": {"at": "PT0S"}}}]}
                """);
        rest.put("workflows/it-publish-red/tests", "{\"required\": true}");
        draft("it-publish-red", FLOW.formatted("pause", "it-publish-red", 20, ""));
        Page page = builder(campaign).page();

        firstButton(page, "Publish …").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByText("1 flow test fails")).isVisible();
        assertThat(dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish version")))
                .isDisabled();
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(firstButton(page, "Publish …")).isFocused();
    }

    @Test
    @Tag("S0-18")
    @Tag("S1-26")
    @Tag("S1-31")
    void problems_are_marked_on_steps_and_edges_and_lead_there() {
        long campaign = running("it-publish-problems");
        draft(
                "it-publish-problems",
                FLOW.formatted(
                        "pause",
                        "it-publish-problems",
                        -1,
                        ", {\"from\": \"start\", \"port\": \"odd\", \"to\": \"end\"}"));
        Page page = builder(campaign).page();

        assertThat(page.locator(".react-flow__node[data-id=pause] .ring-bad")).isVisible();
        assertThat(page.locator(".line.ring-bad")).hasCount(1);
        firstButton(page, "Validate").click();
        Locator problems = page.locator(".problems");
        assertThat(problems.locator("li[data-code=port-unknown]")).containsText("has no port");
        problems.locator("li[data-code=config-invalid] button").first().click();
        assertThat(page.locator(".react-flow__node[data-id=pause]")).isFocused();

        firstButton(page, "Publish …").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByText("Mend these first")).isVisible();
        assertThat(dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish version")))
                .isDisabled();
    }

    @Test
    @Tag("P-10")
    @Tag("S0-27")
    void a_test_run_shows_what_was_not_met_and_sends_nothing() {
        long campaign = running("it-publish-test");
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"it-publish-test-1\", \"attributes\": {\"plan\": \"free\"}}]}");
        long before = live("it-publish-test").get("people").asLong();
        Page page = builder(campaign).page();

        firstButton(page, "Test run").click();
        Locator panel = page.locator(".test-panel");
        panel.getByRole(AriaRole.SEARCHBOX).fill("it-publish-test-1");
        panel.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("it-publish-test-1@example.com"))
                .check();
        panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run"))
                .click();

        Locator ask = panel.locator("[data-step=ask]");
        assertThat(ask.locator("[data-holds=false]").first()).isVisible();
        assertThat(ask).containsText("free");
        assertThat(panel.locator("[data-step=pause]")).containsText("when its time was over");
        assertThat(panel.locator("[data-ending=end], [data-ending=exit]")).isVisible();
        assertThat(page.locator(".react-flow__node[data-id=pause] .ring-accent"))
                .isVisible();
        assertThat(live("it-publish-test").get("people").asLong()).isEqualTo(before);
    }

    @Test
    @Tag("S1-25")
    @Tag("S1-58")
    void live_figures_stand_on_steps_and_edges_and_lines_flow_for_those_who_like_motion() {
        long campaign = running("it-publish-live");
        Page page = builder(campaign).page();

        assertThat(page.locator(".version-badge")).containsText("Draft of v2 · " + PEOPLE + " people on v1");
        firstButton(page, "Live").click();
        Locator pause = page.locator(".react-flow__node[data-id=pause]");
        assertThat(pause.getByTitle("Stand here: " + PEOPLE)).isVisible();
        assertThat(page.locator(".react-flow__node[data-id=ask]").getByTitle("Left: " + PEOPLE))
                .isVisible();
        assertThat(page.getByTitle(PEOPLE + " people went this way").first()).isVisible();
        Locator line = page.locator(".line.is-flowing").first();
        assertThat(line).hasCSS("animation-name", "none");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat(line).hasCSS("animation-name", "line-flow");
        assertThat(page.locator("[data-live=on]")).containsText("ago");
        firstButton(page, "Pause the live figures").click();
        assertThat(page.locator("[data-live=paused]")).isVisible();
    }

    @Test
    @Tag("P-08")
    void an_older_version_is_seen_compared_and_published_again() {
        long campaign = running("it-publish-back");
        draft("it-publish-back", FLOW.formatted("pause", "it-publish-back", 9, ""));
        rest.post(
                "workflows/it-publish-back/publish",
                "{\"campaigns\": [{\"campaign\": %s, \"choice\": \"MOVE_NOW\"}]}".formatted(campaign));
        Page page = builder(campaign).page();

        page.locator(".version-badge").click();
        firstButton(page, "What the draft changes in version 1").click();
        assertThat(page.locator("[data-version='1'] .difference")).containsText("30 → 9");
        assertThat(page.locator("[data-version='2']"))
                .containsText(PEOPLE + " people", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        firstButton(page, "Roll back to version 1 …").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("input[value=MOVE_NOW]").check();
        Locator mapped = dialog.getByLabel("Where those at Give them time go");
        mapped.selectOption("");
        assertThat(dialog.locator("[data-outcome=MOVE_NOW]")).containsText(PEOPLE + " stay");
        mapped.selectOption("pause");
        assertThat(dialog.locator("[data-outcome=MOVE_NOW]")).containsText(PEOPLE + " move and wait longer");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish version 3"))
                .click();
        assertThat(dialog).hasCount(0);
        assertThat(page.locator("[data-version='3']"))
                .containsText(PEOPLE + " people", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        firstButton(page, "Log").click();
        assertThat(page.locator(".log")).containsText("Rolled back: version 3 published");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothing_bars_the_way_in_either_theme(ColorScheme scheme) {
        String theme = scheme.name().toLowerCase(Locale.ROOT);
        String name = "it-publish-axe-" + theme;
        long campaign = running(name);
        draft(name, FLOW.formatted("pause", name, -1, ""));
        Reader reader = builder(campaign);
        Page page = reader.page();
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);

        firstButton(page, "Live").click();
        firstButton(page, "Validate").click();
        assertThat(page.locator(".problems li").first()).isVisible();
        assertThat(reader.barriers()).isEmpty();
        page.locator(".version-badge").click();
        assertThat(page.locator("[data-version='1']")).isVisible();
        assertThat(reader.barriers()).isEmpty();
        firstButton(page, "Test run").click();
        assertThat(page.locator(".found-one").first()).isVisible();
        assertThat(reader.barriers()).isEmpty();
        firstButton(page, "Publish …").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Mend these first"))
                .isVisible();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    private static Locator firstButton(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private Reader builder(long campaign) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        reader.page().setViewportSize(1440, 900);
        reader.open("campaigns/" + campaign + "/builder");
        assertThat(reader.page().locator(".react-flow__node").first()).isVisible();
        return reader;
    }

    private JsonNode live(String workflow) {
        return new PeopleInside(rest).live(workflow);
    }

    private void draft(String name, String document) {
        rest.call("PUT", "workflows/" + name + "/draft", document, "If-Match", "*");
    }

    /** A campaign in which everybody waits at pause. @return its id */
    private long running(String name) {
        return new PeopleInside(rest).waiting(name, FLOW.formatted("pause", name, 30, ""), PEOPLE);
    }
}
