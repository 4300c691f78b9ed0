package org.millrace.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.workflow.Inspected.SOON;
import static org.millrace.workflow.Inspected.choose;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Json;

/** Settings of steps that have a form of their own. */
class InspectorStepsPageIT extends InspectorGround {

    @Test
    @Tag("S4-03")
    void a_wait_tells_when_it_ends_for_people_here_and_there() {
        Page page = open(
                "inspector-wait",
                "{\"id\": \"pause\", \"type\": \"wait\", \"config\": {\"amount\": 3, \"unit\": \"days\"}}");

        Locator wait = choose(page, "pause");
        wait.getByLabel("Wait", new Locator.GetByLabelOptions().setExact(true)).selectOption("until");
        wait.getByLabel("Tue").check();

        Locator next = wait.locator(".foreseen");
        assertThat(next).containsText(Pattern.compile("Tue,? \\d+ \\w+,? (at )?09:00 for a contact in Berlin"), SOON);
        next.getByLabel("For the contact").fill("inspector-1");
        assertThat(next).containsText("for inspector-1, whose clock shows Tokyo", SOON);
        page.waitForCondition(() -> INSPECTED
                .saved(page, "inspector-wait", "pause")
                .path("config")
                .equals(Json.tree("{\"until\":{\"at\":\"09:00\",\"weekdays\":[\"tue\"]}}")));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_template_is_found_by_its_name_and_shown_in_a_frame_where_nothing_runs() {
        Page page = open(
                "inspector-template",
                "{\"id\": \"mail\", \"type\": \"send\", \"config\": {\"channel\": \"email\", \"template\": \"inspector-hello\"}}");

        Locator mail = choose(page, "mail");
        assertThat(mail.frameLocator("iframe").locator("body")).containsText("Good day");
        mail.getByLabel("Search templates").fill("inspected ti");
        mail.getByLabel("Inspected tip").check();

        assertThat(mail.locator("iframe")).hasAttribute("sandbox", "");
        assertThat(mail.frameLocator("iframe").locator("body")).containsText("A good tip");
        assertThat(mail).containsText("Subject: A good tip");
        page.waitForCondition(() -> INSPECTED
                .saved(page, "inspector-template", "mail")
                .at("/config/template")
                .asText()
                .equals("inspector-tip"));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void the_lines_of_an_arm_follow_its_name_and_shares_tell_their_sum() {
        Page page = open(
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

        page.waitForCondition(() -> INSPECTED
                .saved(page, "inspector-split", "ab")
                .at("/config/arms/0/port")
                .asText()
                .equals("best"));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_good_schedule_is_told_in_words_and_called_wrong_by_nothing() {
        Page page = open(
                "inspector-schedule",
                "{\"id\": \"daily\", \"type\": \"schedule-trigger\", \"config\": {\"cron\": \"0 9 * * MON-FRI\"}}");

        Locator schedule = choose(page, "daily");
        assertThat(schedule.locator(".foreseen")).containsText("09:00", SOON);
        assertThat(schedule.getByLabel("When", new Locator.GetByLabelOptions().setExact(true)))
                .not()
                .hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".react-flow__node[data-id=daily]")).containsText("Mon–Fri at 09:00");
        assertThat(reader.complaints()).isEmpty();
    }
}
