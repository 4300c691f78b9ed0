package org.millrace.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.workflow.Inspected.SOON;
import static org.millrace.workflow.Inspected.choose;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.Json;

/** The builder's panel of settings, used as a marketer does: what is written there is what REST gives back. */
class InspectorPageIT extends InspectorGround {

    private static final String HOSTILE = "<img src=x onerror=alert('ran')>{{7*7}}";

    @Test
    @Tag("S0-25")
    void each_kind_of_field_is_edited_and_kept_and_what_is_unknown_stays() {
        Page page = open(
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

        page.waitForCondition(() -> INSPECTED
                        .saved(page, "inspector-fields", "mail")
                        .at("/config/batch/atMost")
                        .asInt()
                == 50);
        assertThat(INSPECTED.saved(page, "inspector-fields", "end").path("config"))
                .isEqualTo(Json.tree("{\"kind\":\"handoff\",\"odd\":1,\"to\":\"sales\",\"reason\":\"answered us\"}"));
        assertThat(INSPECTED
                        .saved(page, "inspector-fields", "tags")
                        .at("/config/add")
                        .toString())
                .isEqualTo("[\"two\"]");
        assertThat(INSPECTED
                        .saved(page, "inspector-fields", "mail")
                        .at("/config/subject")
                        .asText())
                .isEqualTo("Hello {{contact.firstName}}");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void what_is_wrong_stands_beside_its_field() {
        Page page = open(
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
        assertThat(bound).hasAccessibleDescription(Pattern.compile("Write a number\\."));
        bound.fill("5");
        assertThat(bound).not().hasAttribute("aria-invalid", "true");

        Locator wait = choose(page, "pause");
        wait.getByText("More settings").click();
        wait.getByLabel("Whose clock").fill("Mars/Olympus");
        assertThat(wait.getByLabel("Whose clock"))
                .hasAccessibleDescription(Pattern.compile("There is no such time zone\\."));
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @Tag("S1-39")
    void hostile_words_are_shown_and_do_not_run_and_nothing_bars_anybody(String theme) {
        BROWSER.context()
                .addCookies(List.of(
                        new Cookie("mr-theme", theme).setUrl(SERVER.base().toString())));
        String hostile = Json.write(HOSTILE);
        Page page = open(
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
