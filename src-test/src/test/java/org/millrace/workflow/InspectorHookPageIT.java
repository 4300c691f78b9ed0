package org.millrace.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.workflow.Inspected.SOON;
import static org.millrace.workflow.Inspected.choose;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** The address for calls, made and tried where its trigger is edited. */
class InspectorHookPageIT extends PageGround {

    @Test
    @Tag("S0-45")
    void the_address_is_made_and_shown_once_beside_its_trigger_and_a_call_is_tried() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("campaigns/" + campaign("hooked" + System.nanoTime()) + "/builder");
        Locator hook = choose(page, "in").locator(".hook");
        assertThat(hook).containsText("This campaign has no address yet.", SOON);

        button(hook, "Make the address").click();
        assertThat(hook.locator("#hook-url")).hasText(Pattern.compile(".*/api/v1/hooks/\\S+"));
        assertThat(hook.locator("#hook-secret")).hasText(Pattern.compile("whsec_.+"));
        hook.getByText("Test call").click();
        assertThat(hook.getByLabel("Body")).hasValue(Pattern.compile("\"customer\"[\\s\\S]*\"id\""));
        hook.getByLabel("Body").fill("{\"customer\": {\"id\": \"nobody-at-all\"}}");
        button(hook, "Call now").click();
        assertThat(hook).containsText("Refused", SOON);
        hook.getByLabel("Body").fill("{\"customer\": {\"id\": \"hooked-1\"}}");
        button(hook, "Call now").click();
        assertThat(hook).containsText("Taken", SOON);

        page.reload();
        hook = choose(page, "in").locator(".hook");
        assertThat(hook).containsText("The address was shown when it was made.", SOON);
        assertThat(hook.locator("#hook-url")).hasCount(0);
        button(hook, "New address").click();
        assertThat(hook).containsText("The address before stops working at once");
        button(hook, "New address").click();
        assertThat(hook.locator("#hook-url")).hasText(Pattern.compile(".*/api/v1/hooks/\\S+"));
        assertThat(hook.locator("#hook-secret")).hasCount(0);
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints().stream().filter(said -> !said.contains("422")))
                .isEmpty();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static long campaign(String slug) {
        Rest rest = Rest.as(SERVER, "marketer");
        rest.put("contacts/hooked-1", "{\"email\": \"hooked-1@example.com\"}");
        rest.put(
                "workflows/" + slug + "/draft",
                """
                {"slug": "%s", "name": "Hooked", "nodes": [
                   {"id": "in", "type": "webhook-trigger", "config": {"contact": "/customer/id"}},
                   {"id": "end", "type": "exit"}],
                 "edges": [{"from": "in", "to": "end"}], "layout": {"in": {"x": 0, "y": 0}, "end": {"x": 0, "y": 160}}}
                """
                        .formatted(slug));
        rest.post("workflows/" + slug + "/publish", "{}");
        long id = rest.post(
                        "campaigns",
                        "{\"name\": \"%s\", \"type\": \"TRIGGERED\", \"workflow\": \"%s\", \"audience\": {\"kind\": \"NONE\"}}"
                                .formatted(slug, slug))
                .path("id")
                .asLong();
        rest.post("campaigns/" + id + "/activate", "{}");
        return id;
    }
}
