package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;

class ContactPageIT extends PageGround {

    private static final String MARK = "story" + System.nanoTime();
    private static final String HOSTILE = "<script>alert('ran')</script>\\\"><img src=x onerror=alert('ran')>";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Rest rest;
    private static long campaign;

    @BeforeAll
    static void somebody_was_written_to() {
        rest = Rest.as(SERVER, "marketer");
        contact("mailed", HOSTILE);
        rest.put(
                "templates/" + MARK,
                "{\"name\": \"%s\", \"subject\": \"Hello {{contact.firstName}}\", \"html\": \"<p>Good to see you, {{contact.note}}</p><a href=\\\"{{unsubscribe_url}}\\\">No more</a>\"}"
                        .formatted(HOSTILE));
        campaign = new RestCampaign(rest, MARK)
                .tagged()
                .workflow(
                        """
                        {"slug": "%1$s", "name": "%1$s", "nodes": [
                           {"id": "start", "type": "manual-trigger"},
                           {"id": "mail", "type": "send", "config": {"channel": "email", "template": "%1$s"}},
                           {"id": "pause", "type": "wait", "config": {"amount": 2, "unit": "days"}},
                           {"id": "end", "type": "exit"}],
                         "edges": [{"from": "start", "to": "mail"}, {"from": "mail", "to": "pause"}, {"from": "pause", "to": "end"}]}
                        """
                                .formatted(MARK))
                .activated();
    }

    private static String contact(String name, String firstName) {
        String id = MARK + "-" + name;
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\", \"firstName\": \"%2$s\", \"attributes\": {\"note\": \"%3$s\"}, \"tags\": [\"%4$s\"]}]}"
                        .formatted(id, firstName, HOSTILE, MARK));
        return id;
    }

    private static Page opened(Reader reader, String id) {
        return reader.open("contact?id=" + id);
    }

    private static void confirm(Page page) {
        Locator dialog = page.locator("#confirm[open]");
        assertThat(dialog).isVisible();
        dialog.locator(".dialog-foot .ui-button").click();
        assertThat(page.locator("#confirm[open]")).hasCount(0);
    }

    @Test
    @Tag("S4-35")
    void a_story_is_filtered_to_messages_and_a_message_is_shown_as_it_was_made_whatever_its_fields_hold() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");
        Waiting.until("the mail is sent", PATIENCE, () -> rest.get("messages?contact=" + MARK + "-mailed")
                .at("/items/0/state")
                .asText()
                .equals("SENT"));
        Page page = opened(reader, MARK + "-mailed");
        assertThat(page.locator(".timeline")).containsText("Entered " + MARK);

        page.locator(".facets a", new Page.LocatorOptions().setHasText("Messages"))
                .click();
        page.locator("[data-call=showMessage]").first().click();

        assertThat(page.locator("#message[open]")).containsText("Hello <script>alert('ran')</script>");
        assertThat(page.frameLocator("#message iframe").locator("p").first()).containsText("Good to see you, <script>");
        assertThat(page.locator("#message iframe")).hasAttribute("sandbox", "");
        assertThat(page.locator("#message")).containsText("As it was sent");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S4-33")
    @Tag("S4-35")
    void an_active_run_is_ended_from_the_page_after_it_was_said_what_that_does_and_an_admin_lets_in_again() {
        String id = contact("moved", "Ada");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");
        rest.post("campaigns/" + campaign + "/run-now", "{}");
        Waiting.until("the contact is inside", PATIENCE, () -> !rest.get("contacts/" + id + "/runs")
                .path("items")
                .isEmpty());
        Page page = opened(reader, id);

        page.locator("[data-act=CANCEL]").first().click();
        assertThat(page.locator("#confirm")).containsText("A message that is not on its way yet is not sent.");
        confirm(page);
        page.locator("details.more > summary", new Page.LocatorOptions().setHasText("1 campaign before"))
                .click();
        page.locator("[data-act=RE_ENROL]").first().click();
        assertThat(page.locator("#confirm")).containsText("whatever its rule of re-entry says");
        confirm(page);

        assertThat(page.locator(".ui-growl")).containsText("is let in");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S4-35")
    void who_is_opted_out_of_everything_leaves_what_writes_to_it_as_was_said_and_can_be_opted_in_again() {
        String id = contact("leaving", "Ada");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        rest.post("campaigns/" + campaign + "/run-now", "{}");
        Waiting.until("the contact is inside", PATIENCE, () -> !rest.get("contacts/" + id + "/runs")
                .path("items")
                .isEmpty());
        Page page = opened(reader, id);

        page.locator("[data-act=OPT_OUT]").click();
        assertThat(page.locator("#confirm")).containsText("its run ends at once as finished in part");
        confirm(page);
        Waiting.until("its run has ended", PATIENCE, () -> rest.get("contacts/" + id + "/runs")
                .path("items")
                .isEmpty());
        page.locator("[data-act=OPT_IN]").click();
        confirm(page);

        assertThat(page.locator("[data-act=OPT_OUT]")).isVisible();
        assertThat(page.locator(".timeline li").first()).containsText("Opted in: everything");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void tags_consent_and_suppression_are_changed_and_who_may_lift_a_suppression_is_told() {
        String id = contact("changed", "Ada");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = opened(reader, id);

        page.getByLabel("Tag to add").fill("<b>loud");
        page.locator("[id='page:addTag']").click();
        assertThat(page.locator(".tags")).containsText("<b>loud");
        assertThat(page.locator(".timeline li").first()).containsText("<b>loud");
        assertThat(page.locator(".timeline li").first()).containsText("by marketer");
        page.locator("[data-open=consent]").click();
        page.getByLabel("Topic").fill("news");
        page.locator("[id='consentForm:noteConsent']").click();
        assertThat(page.locator("[id=page]")).containsText("email · news");
        assertThat(page.locator(".timeline li").first()).containsText("Opted out: email · news");
        assertThat(page.locator(".timeline li").first()).containsText("told by marketer");
        page.locator("[data-act=SUPPRESS]").click();
        confirm(page);

        assertThat(page.locator("[id=page]")).containsText("Suppressed by hand");
        assertThat(page.locator("[id=page]")).containsText("Only an administrator can lift it.");
        assertThat(page.locator("[data-act=LIFT]")).hasCount(0);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S4-35")
    void a_fact_that_is_refused_says_so_beside_its_field() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = opened(reader, contact("refused", "Ada"));

        field(page, "addTag").click();
        refused(page, "tag", "Please fill in this field.");
        field(page, "tag").fill("in/out");
        field(page, "addTag").click();
        refused(page, "tag", "Holds a slash.");
        page.getByText("Set an attribute").click();
        field(page, "setAttribute").click();
        refused(page, "attribute", "Please fill in this field.");
        field(page, "attribute").fill("shoe size");
        field(page, "value").fill("43");
        field(page, "value").press("Enter");
        refused(page, "attribute", "Is not a name for an attribute.");
        page.getByText("Give or take points").click();
        field(page, "moveScore").click();
        refused(page, "criterion", "Please fill in this field.");
        error(page, "points", "Please fill in this field.");
        field(page, "criterion").fill("fit");
        field(page, "points").fill("0.00001");
        field(page, "points").press("Enter");
        refused(page, "points", "Is not a score.");
        field(page, "points").fill("5");
        field(page, "points").press("Enter");
        assertThat(page.locator(".pairs strong")).hasText("5");
        assertThat(page.locator(".timeline li").first()).containsText("Score fit: +5, then 5");
        assertThat(field(page, "points")).hasValue("");
        assertThat(field(page, "points")).isVisible();

        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    private static Locator field(Page page, String id) {
        return page.locator("[id='page:" + id + "']");
    }

    /** Beside the field, which has the focus. */
    private static void refused(Page page, String id, String why) {
        error(page, id, why);
        assertThat(field(page, id)).isFocused();
    }

    private static void error(Page page, String id, String why) {
        assertThat(page.locator(".field", new Page.LocatorOptions().setHas(field(page, id)))
                        .locator(".error"))
                .containsText(why);
        assertThat(field(page, id)).hasAttribute("aria-invalid", "true");
    }

    @Test
    void an_admin_lifts_a_suppression_and_erases_for_good() {
        String id = contact("gone", "Ada");
        rest.post("contacts/" + id + "/suppressions", "{\"channel\": \"*\"}");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");
        Page page = opened(reader, id);

        page.locator("[data-act=LIFT]").click();
        confirm(page);
        assertThat(page.locator("[id=page]")).containsText("The addresses are not suppressed.");
        page.locator("[data-act=ERASE]").click();
        assertThat(page.locator("#confirm")).containsText("This cannot be undone.");
        page.locator("#confirm[open] .dialog-foot .ui-button").click();

        assertThat(page.locator("h1")).hasText("Contacts");
        assertThat(rest.call("GET", "contacts/" + id, null).status()).isEqualTo(404);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void an_analyst_is_offered_nothing_that_changes_and_both_themes_have_no_barrier() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = opened(reader, MARK + "-mailed");

        assertThat(page.locator("[data-act]")).hasCount(0);
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }
}
