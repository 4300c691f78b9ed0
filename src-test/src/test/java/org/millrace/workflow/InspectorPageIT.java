package org.millrace.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.Chromium;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.platform.Json;

/** The builder's panel of settings, used as a marketer does: what is written there is what REST gives back. */
class InspectorPageIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private static final String HOSTILE = "<img src=x onerror=alert('ran')>{{7*7}}";

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    @BeforeAll
    static void templates_and_a_contact() {
        Rest rest = Rest.as(SERVER, "marketer");
        template(rest, "inspector-hello", "Inspected greeting", "Good day");
        template(rest, "inspector-tip", "Inspected tip", "A good tip");
        rest.put(
                "contacts/inspector-1",
                "{\"email\": \"inspector-1@example.com\", \"timeZone\": \"Asia/Tokyo\","
                        + " \"attributes\": {\"plan\": \"pro\"}, \"tags\": [\"inspected\"]}");
    }

    private static void template(Rest rest, String slug, String name, String text) {
        if (rest.call("GET", "templates/" + slug, null).status() == 404) {
            rest.put(
                    "templates/" + slug,
                    """
                    {"name": "%s", "channel": "email", "topic": "transactional", "subject": "%s",
                     "html": "<p>%s</p>", "text": "%s"}"""
                            .formatted(name, text, text, text));
        }
    }

    /** A draft whose steps stand in a row, opened in the builder. */
    private static Page open(Reader reader, String slug, String... nodes) {
        StringBuilder layout = new StringBuilder();
        for (int i = 0; i < nodes.length; i++) {
            String id = Json.tree(nodes[i]).path("id").asText();
            layout.append(i == 0 ? "" : ", ").append("\"%s\": {\"x\": 0, \"y\": %d}".formatted(id, 160 * (i + 1)));
        }
        String document =
                """
                {"slug": "%s", "name": "Inspected", "nodes": [{"id": "start", "type": "manual-trigger"}, %s],
                 "edges": [{"from": "start", "to": "%s"}], "layout": {%s}}"""
                        .formatted(
                                slug,
                                String.join(", ", nodes),
                                Json.tree(nodes[0]).path("id").asText(),
                                layout);
        Rest rest = Rest.as(SERVER, "marketer");
        Rest.Answer old = rest.call("GET", draft(slug), null);
        if (old.status() == 404) {
            rest.put(draft(slug), document);
        } else {
            rest.call("PUT", draft(slug), document, "If-Match", old.header("ETag"))
                    .success();
        }
        Page page = reader.open("workflows/" + slug + "/builder");
        assertThat(panel(page)).containsText("Workflow", SOON);
        return page;
    }

    private static String draft(String slug) {
        return "workflows/" + slug + "/draft";
    }

    private static Locator panel(Page page) {
        return page.locator(".inspector");
    }

    private static Locator choose(Page page, String node) {
        page.locator(".react-flow__node[data-id='" + node + "']").dispatchEvent("click");
        assertThat(panel(page)).containsText("Left out, its id is shown: " + node);
        return panel(page);
    }

    private static JsonNode saved(Page page, String slug, String node) {
        assertThat(page.locator(".builder-head")).containsText("Saved", SOON);
        for (JsonNode one : Rest.as(SERVER, "marketer").get(draft(slug)).path("nodes")) {
            if (one.path("id").asText().equals(node)) {
                return one;
            }
        }
        throw new AssertionError("The node " + node + " is gone");
    }

    @Test
    @Tag("S0-25")
    void each_kind_of_field_is_edited_and_kept_and_what_is_unknown_stays() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(
                reader,
                "inspector-fields",
                "{\"id\": \"end\", \"type\": \"exit\", \"config\": {\"kind\": \"exit\", \"odd\": 1}}",
                "{\"id\": \"tags\", \"type\": \"tag\", \"config\": {\"add\": [\"one\"]}}",
                "{\"id\": \"mail\", \"type\": \"send\", \"config\": {\"channel\": \"email\", \"template\": \"inspector-hello\"}}");

        Locator exit = choose(page, "end");
        assertThat(exit.getByLabel("Hand over to")).hasCount(0);
        exit.getByLabel("Kind of end").selectOption("handoff");
        exit.getByLabel("Hand over to").pressSequentially("sales");
        exit.getByLabel("Reason").pressSequentially("answered us");
        assertThat(exit.getByLabel("Reason")).isFocused();
        assertThat(exit).containsText("Fields that are not known here are kept: odd");

        Locator tags = choose(page, "tags");
        Locator add = tags.getByLabel("Add to Add");
        add.fill("two");
        add.press("Enter");
        tags.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove one"))
                .click();

        Locator mail = choose(page, "mail");
        mail.getByLabel("Another subject line").pressSequentially("Hello {{contact.firstName}}");
        mail.getByText("More settings").click();
        mail.getByLabel("Pace").check();
        mail.getByLabel("At most").fill("50");
        mail.getByLabel("At most").blur();

        page.waitForCondition(() -> saved(page, "inspector-fields", "mail")
                        .at("/config/batch/atMost")
                        .asInt()
                == 50);
        assertThat(saved(page, "inspector-fields", "end").path("config"))
                .isEqualTo(Json.tree("{\"kind\":\"handoff\",\"odd\":1,\"to\":\"sales\",\"reason\":\"answered us\"}"));
        assertThat(saved(page, "inspector-fields", "tags").at("/config/add").toString())
                .isEqualTo("[\"two\"]");
        assertThat(saved(page, "inspector-fields", "mail").at("/config/subject").asText())
                .isEqualTo("Hello {{contact.firstName}}");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void what_is_wrong_stands_beside_its_field() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(
                reader,
                "inspector-errors",
                "{\"id\": \"pause\", \"type\": \"wait\", \"config\": {\"amount\": 3, \"unit\": \"days\"}}",
                "{\"id\": \"back\", \"type\": \"jump\", \"config\": {\"atMost\": 3}}");

        Locator jump = choose(page, "back");
        Locator bound = jump.getByLabel("Go back at most");
        bound.fill("5000");
        assertThat(bound).hasAttribute("aria-invalid", "true");
        assertThat(bound).hasAccessibleDescription(Pattern.compile("The most is 1,000\\."));
        bound.fill("5x");
        assertThat(jump).containsText("Write a number.");
        bound.fill("5");
        assertThat(bound).not().hasAttribute("aria-invalid", "true");

        Locator wait = choose(page, "pause");
        wait.getByText("More settings").click();
        wait.getByLabel("Whose clock").fill("Mars/Olympus");
        assertThat(wait.getByLabel("Whose clock"))
                .hasAccessibleDescription(Pattern.compile("There is no such time zone\\."));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S4-03")
    void a_wait_tells_when_it_ends_for_people_here_and_there() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(
                reader,
                "inspector-wait",
                "{\"id\": \"pause\", \"type\": \"wait\", \"config\": {\"amount\": 3, \"unit\": \"days\"}}");

        Locator wait = choose(page, "pause");
        wait.getByLabel("Wait", new Locator.GetByLabelOptions().setExact(true)).selectOption("until");
        wait.getByLabel("Tue").check();

        Locator next = wait.locator(".foreseen");
        assertThat(next).containsText(Pattern.compile("Tue,? \\d+ \\w+,? (at )?09:00 for a contact in Berlin"), SOON);
        next.getByLabel("For the contact").fill("inspector-1");
        assertThat(next).containsText("for inspector-1, whose clock shows Tokyo", SOON);
        page.waitForCondition(() -> saved(page, "inspector-wait", "pause")
                .path("config")
                .equals(Json.tree("{\"until\":{\"at\":\"09:00\",\"weekdays\":[\"tue\"]}}")));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_template_is_found_by_its_name_and_shown_in_a_frame_where_nothing_runs() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(
                reader,
                "inspector-template",
                "{\"id\": \"mail\", \"type\": \"send\", \"config\": {\"channel\": \"email\", \"template\": \"inspector-hello\"}}");

        Locator mail = choose(page, "mail");
        assertThat(mail.frameLocator("iframe").locator("body")).containsText("Good day");
        mail.getByLabel("Search templates").fill("inspected ti");
        mail.getByLabel("Inspected tip").check();

        assertThat(mail.locator("iframe")).hasAttribute("sandbox", "");
        assertThat(mail.frameLocator("iframe").locator("body")).containsText("A good tip");
        assertThat(mail).containsText("Subject: A good tip");
        page.waitForCondition(() -> saved(page, "inspector-template", "mail")
                .at("/config/template")
                .asText()
                .equals("inspector-tip"));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-21")
    void a_condition_in_groups_is_made_with_the_keyboard_alone() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(
                reader,
                "inspector-keys",
                "{\"id\": \"ask\", \"type\": \"condition\", \"config\": {\"when\": {\"type\": \"all\", \"of\":"
                        + " [{\"type\": \"hasTag\", \"tag\": \"inspected\"}]}}}");

        Locator ask = choose(page, "ask");
        assertThat(ask.locator(".sentence")).hasText("tagged inspected");
        assertThat(ask).containsText("1 contact matches now", SOON);

        ask.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add group"))
                .press("Enter");
        Locator inner = ask.getByRole(
                AriaRole.GROUP,
                new Locator.GetByRoleOptions().setName("Condition 2.1").setExact(true));
        assertThat(ask.getByRole(
                                AriaRole.GROUP,
                                new Locator.GetByRoleOptions()
                                        .setName("Group 2")
                                        .setExact(true))
                        .getByLabel("How the conditions are joined"))
                .isFocused();
        inner.getByLabel("Field or attribute").focus();
        page.keyboard().type("plan");
        inner.getByLabel("Value", new Locator.GetByLabelOptions().setExact(true))
                .focus();
        page.keyboard().type("pro");
        assertThat(ask.locator(".sentence")).hasText("tagged inspected and plan is pro");

        inner.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Not"))
                .press("Space");
        assertThat(ask.locator(".sentence")).hasText("tagged inspected and plan is not pro");
        ask.getByRole(
                        AriaRole.GROUP,
                        new Locator.GetByRoleOptions().setName("Condition 1").setExact(true))
                .getByLabel("Tag", new Locator.GetByLabelOptions().setExact(true))
                .press("Alt+ArrowDown");
        assertThat(ask.locator(".sentence")).hasText("plan is not pro and tagged inspected");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(ask.locator(".sentence")).hasText("tagged inspected and plan is not pro");

        page.waitForCondition(() -> saved(page, "inspector-keys", "ask")
                .at("/config/when/of/1/of/0/type")
                .asText()
                .equals("not"));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void the_lines_of_an_arm_follow_its_name_and_shares_tell_their_sum() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(
                reader,
                "inspector-split",
                "{\"id\": \"ab\", \"type\": \"split\", \"config\": {\"arms\": [{\"port\": \"a\", \"weight\": 50},"
                        + " {\"port\": \"b\", \"weight\": 30}]}}");

        Locator split = choose(page, "ab");
        assertThat(split).containsText("Shares together: 80 %");
        split.getByText("Share evenly").click();
        assertThat(split).containsText("Shares together: 100 %");
        Locator name = split.getByLabel("Name of the arm").first();
        name.fill("best");
        name.press("Enter");

        page.waitForCondition(() -> saved(page, "inspector-split", "ab")
                .at("/config/arms/0/port")
                .asText()
                .equals("best"));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-25")
    void a_reply_at_any_point_hands_over() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(reader, "inspector-reply", "{\"id\": \"end\", \"type\": \"exit\", \"config\": {}}");

        panel(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("On a reply, hand over"))
                .click();

        Rest rest = Rest.as(SERVER, "marketer");
        page.waitForCondition(() -> rest.get(draft("inspector-reply"))
                .at("/interrupts/0/when/event/name")
                .asText()
                .equals("email_replied"));
        assertThat(panel(page).getByLabel("Hand over to")).hasValue("sales");
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @Tag("S1-39")
    void hostile_words_are_shown_and_do_not_run_and_nothing_bars_anybody(String theme) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        BROWSER.context()
                .addCookies(List.of(
                        new Cookie("mr-theme", theme).setUrl(SERVER.base().toString())));
        String hostile = Json.write(HOSTILE);
        Page page = open(
                reader,
                "inspector-hostile-" + theme,
                "{\"id\": \"ask\", \"type\": \"condition\", \"name\": %s, \"config\": {\"when\": {\"type\": \"any\", \"of\": [{\"type\": \"hasTag\", \"tag\": %s}, {\"type\": \"attribute\", \"name\": %s, \"equals\": %s}]}}}"
                        .formatted(hostile, hostile, hostile, hostile),
                "{\"id\": \"end\", \"type\": \"exit\", \"config\": {\"kind\": \"handoff\", \"to\": %s, \"reason\": %s}}"
                        .formatted(hostile, hostile),
                "{\"id\": \"pause\", \"type\": \"wait\", \"config\": {\"until\": {\"at\": \"09:00\"}}}",
                "{\"id\": \"ab\", \"type\": \"split\", \"config\": {\"arms\": [{\"port\": \"a\", \"weight\": 100}]}}",
                "{\"id\": \"mail\", \"type\": \"send\", \"config\": {\"channel\": \"email\", \"template\": \"inspector-hello\"}}");

        assertThat(reader.barriers()).as("the workflow").isEmpty();
        assertThat(choose(page, "ask").locator(".sentence")).containsText("tagged " + HOSTILE);
        assertThat(reader.barriers()).as("the condition").isEmpty();
        assertThat(choose(page, "end").getByLabel("Reason")).hasValue(HOSTILE);
        assertThat(reader.barriers()).as("the exit").isEmpty();
        assertThat(choose(page, "pause").locator(".foreseen")).containsText("Berlin", SOON);
        assertThat(reader.barriers()).as("the wait").isEmpty();
        choose(page, "ab");
        assertThat(reader.barriers()).as("the split").isEmpty();
        assertThat(choose(page, "mail").frameLocator("iframe").locator("body")).containsText("Good day");
        assertThat(reader.barriers()).as("the send").isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }
}
