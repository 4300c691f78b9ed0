package org.millrace.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.workflow.Inspected.SOON;
import static org.millrace.workflow.Inspected.choose;
import static org.millrace.workflow.Inspected.draft;
import static org.millrace.workflow.Inspected.panel;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Rest;

/** Conditions and rules that end a run, made in the builder's panel of settings. */
class InspectorConditionsPageIT extends InspectorGround {

    @Test
    @Tag("S0-21")
    void a_condition_in_groups_is_made_with_the_keyboard_alone() {
        Page page = open(
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

        page.waitForCondition(() -> INSPECTED
                .saved(page, "inspector-keys", "ask")
                .at("/config/when/of/1/of/0/type")
                .asText()
                .equals("not"));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-25")
    void a_reply_at_any_point_hands_over() {
        Page page = open("inspector-reply", "{\"id\": \"end\", \"type\": \"exit\", \"config\": {}}");

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
}
