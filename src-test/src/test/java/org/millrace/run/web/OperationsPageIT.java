package org.millrace.run.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;
import org.millrace.platform.Database;

class OperationsPageIT extends PageGround {

    private static final String HOSTILE = "<script>alert('ran')</script>";

    @Test
    void an_administrator_reads_a_dead_letter_mends_it_and_puts_it_back_on_the_queue() {
        String contact = "ops-page-" + System.nanoTime();
        Rest rest = Rest.as(SERVER, "admin");
        rest.post("contacts", "{\"contacts\": [{\"externalId\": \"" + contact + "\"}]}");
        deadLetter(contact + " is not JSON " + HOSTILE);
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");
        Page page = reader.open("operations");

        page.locator("#letters tr", new Page.LocatorOptions().setHasText(contact))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page.locator("#letter")).containsText(HOSTILE);
        assertThat(reader.barriers()).isEmpty();
        page.getByLabel("What it says").fill("{\"contact\": \"" + contact + "\"}");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put back"))
                .click();

        assertThat(page.getByText("Put back on its queue.")).isVisible();
        assertThat(page.locator("#letters")).not().containsText(contact);
        Waiting.until("the event is taken", Duration.ofSeconds(60), () -> rest.get("contacts/" + contact + "/events")
                .toString()
                .contains("mended_by_hand"));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void what_waits_for_a_person_has_no_barrier_in_either_theme() {
        deadLetter("to look at " + HOSTILE);
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");

        Page page = reader.open("operations");

        assertThat(page.locator("#page")).containsText("Timer lag");
        assertThat(page.locator("#page")).containsText("Alive");
        assertThat(page.locator("#page")).containsText("The server’s own mail session");
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void messages_of_which_nobody_knows_are_settled_one_by_one_or_all_that_are_listed() {
        String tag = "ops-uncertain-" + System.nanoTime();
        Rest rest = Rest.as(SERVER, "marketer");
        rest.post(
                "contacts",
                """
                {"contacts": [{"externalId": "%1$s-1", "email": "%1$s-1@example.com", "tags": ["%1$s"]},
                              {"externalId": "%1$s-2", "email": "%1$s-2@example.com", "tags": ["%1$s"]},
                              {"externalId": "%1$s-3", "email": "%1$s-3@example.com", "tags": ["%1$s"]}]}
                """
                        .formatted(tag));
        rest.put(
                "templates/" + tag,
                "{\"name\": \"%s\", \"subject\": \"Hello\", \"html\": \"<p>Hi <a href='{{unsubscribe_url}}'>no more</a></p>\"}"
                        .formatted(tag));
        long campaign = new RestCampaign(rest, tag)
                .tagged()
                .workflow(
                        """
                        {"slug": "%1$s", "name": "%1$s", "nodes": [
                           {"id": "start", "type": "manual-trigger"},
                           {"id": "mail", "type": "send", "config": {"channel": "email", "template": "%1$s"}},
                           {"id": "end", "type": "exit"}],
                         "edges": [{"from": "start", "to": "mail"}, {"from": "mail", "to": "end"}]}
                        """
                                .formatted(tag))
                .activated();
        String sent = "messages?state=SENT&campaign=" + campaign;
        Waiting.until(
                "three are sent",
                Duration.ofSeconds(60),
                () -> rest.get(sent).path("items").size() == 3);
        Database.on(SERVER.postgres().dataSource())
                .useHandle(h -> h.execute("update message set state = 'UNCERTAIN' where campaign_id = ?", campaign));
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("operations");

        Locator menu = page.locator("tr", new Page.LocatorOptions().setHasText(tag + "-2"))
                .locator("details.menu");
        menu.locator("summary").click();
        page.evaluate("() => { document.getElementById('page').dataset.old = ''; }");
        page.waitForSelector("#page:not([data-old])");
        menu.locator("[data-act=SENT]").click();
        page.locator("#confirm .btn-primary").click();
        assertThat(page.getByText("Noted.").first()).isVisible();
        assertThat(page.locator("#page")).not().containsText(tag + "-2@");
        page.getByText("Settle these").click();
        page.locator(".card-head [data-act=SENT]").click();
        assertThat(page.locator("#confirm")).containsText("messages count as sent. Nothing goes out.");
        page.locator("#confirm .btn-primary").click();

        assertThat(page.locator("#page")).not().containsText(tag);
        Waiting.until(
                "all count as sent",
                Duration.ofSeconds(60),
                () -> rest.get(sent).path("items").size() == 3);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void who_is_no_administrator_sees_no_dead_letters() {
        deadLetter("not for everybody");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        Page page = reader.open("operations");

        assertThat(page.locator("h1")).hasText("Operations");
        assertThat(page.locator("#letters")).hasCount(0);
    }

    /** As the listener leaves one behind; the name and the source stand in the message's properties. */
    private static void deadLetter(String reason) {
        Database.on(SERVER.postgres().dataSource()).useHandle(h -> h.createUpdate(
                        """
                                insert into dead_letter (tenant_id, source, payload, properties, reason, received_at)
                                select id, 'millrace.events', '{', cast(:properties as jsonb), :reason, now()
                                from tenant where slug = 'demo'
                                """)
                .bind("reason", reason)
                .bind(
                        "properties",
                        "{\"ce_id\": \"" + System.nanoTime()
                                + "\", \"ce_source\": \"test\", \"ce_type\": \"mended_by_hand\"}")
                .execute());
    }
}
