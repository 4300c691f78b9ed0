package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** What somebody typed while the session ended: after the sign-in it is where it was, whatever kind of form it was typed into. */
class SessionExpiryIT extends SessionExpiryGround {

    /** All that scripts put off without a delay comes half a second after the page. */
    private static final String SLOW =
            """
            let late = [];
            const timer = window.setTimeout;
            window.setTimeout = (go, wait, ...more) => late && !wait ? late.push(() => go(...more)) : timer(go, wait, ...more);
            addEventListener("load", () => timer(() => {
              const all = late;
              late = null;
              all.forEach(go => go());
            }, 500));
            """;

    @Test
    void the_text_of_a_template_is_back_and_can_be_saved() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template");
        field(page, "edit:name").fill(mark);
        field(page, "edit:subject").fill("Typed for an hour");
        field(page, "edit:html").fill("<p>Long work. <a href='{{unsubscribe_url}}'>Leave</a></p>");

        ends(page, "Save");
        reader.signIn("marketer", SERVER.password());

        assertThat(page.locator("#drafts")).containsText(BACK);
        assertThat(field(page, "edit:name")).hasValue(mark);
        assertThat(field(page, "edit:subject")).hasValue("Typed for an hour");
        assertThat(field(page, "edit:html")).hasValue(Pattern.compile(".*Long work.*"));
        assertThat(reader.barriers()).isEmpty();
        lastButton(page, "Save").click();
        page.waitForURL(Pattern.compile(".*/template\\?id=.*"));
        assertThat(page.locator("#drafts .notice")).hasCount(0);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void the_conditions_of_a_segment_are_back() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment");
        field(page, "build:name").fill(mark);
        String rule = "{\"type\":\"hasTag\",\"tag\":\"expiry\"}";
        rule(page, rule);

        ends(page, "Save");
        reader.signIn("marketer", SERVER.password());

        assertThat(field(page, "build:name")).hasValue(mark);
        assertThat(field(page, "build:rule")).hasValue(rule);
        assertThat(page.locator("[data-predicate-editor]")).containsText("expiry");
        assertThat(page.locator("#drafts")).containsText(BACK);
    }

    @Test
    void the_settings_of_a_campaign_are_back_with_the_goal_that_was_added() {
        String id = campaign();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = described(reader, id);
        field(page, "settings:trackOpens").click();
        boolean tracked = field(page, "settings:trackOpens").isChecked();
        page.locator("[data-adds=goals]").click();
        field(page, "settings:goals:0:goalName").fill("Order");
        field(page, "settings:goals:0:goalEvent").fill("order_paid");

        ends(page, "Save");
        reader.signIn("marketer", SERVER.password());

        assertThat(page).hasURL(Pattern.compile(".*/campaign\\?id=" + id + "&tab=settings"));
        assertThat(field(page, "settings:goals:0:goalEvent")).hasValue("order_paid");
        assertThat(field(page, "settings:goals:0:goalName")).hasValue("Order");
        assertThat(field(page, "settings:description")).hasValue("Described at length");
        assertThat(field(page, "settings:trackOpens")).isChecked(new IsCheckedOptions().setChecked(tracked));
        assertThat(page.locator("#drafts")).containsText(BACK);
        assertThat(page.locator("#drafts [data-left]")).isHidden();
    }

    @Test
    void a_line_that_was_being_changed_is_open_again() {
        a_line_is_open_again(Reader.signedIn(SERVER, BROWSER, "marketer"));
    }

    @Test
    void a_line_that_was_being_changed_is_open_again_where_scripts_take_their_time() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        reader.page().addInitScript(SLOW);
        a_line_is_open_again(reader);
    }

    private void a_line_is_open_again(Reader reader) {
        campaign();
        Page page = reader.open("campaigns?q=" + mark.replace(' ', '+'));
        page.locator("tbody details.menu summary").click();
        page.locator("tbody [data-call=edit]").click();
        page.locator(".line-edit input").nth(1).fill("Half a sentence");

        ends(page, "Save");
        reader.signIn("marketer", SERVER.password());

        assertThat(page.locator(".line-edit input").nth(1)).hasValue("Half a sentence");
        assertThat(page.locator("#drafts")).containsText(BACK);
    }

    @Test
    void a_dialog_is_open_again_and_a_password_was_never_kept() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");
        Page page = reader.open("settings?tab=people");
        lastButton(page, "New person").click();
        field(page, "personForm:username").fill("expiry");
        field(page, "personForm:displayName").fill(mark);
        field(page, "personForm:password").fill("a secret of nine words");

        ends(page, "Add");
        assertThat((String) page.evaluate("JSON.stringify(sessionStorage)"))
                .contains(mark)
                .doesNotContain("a secret of nine words");
        reader.signIn("admin", SERVER.password());

        assertThat(page.locator("#person")).containsText(BACK);
        assertThat(field(page, "personForm:displayName")).hasValue(mark);
        assertThat(field(page, "personForm:username")).hasValue("expiry");
        assertThat(field(page, "personForm:password")).hasValue("");
        isForgotten(page);
        assertThat(reader.barriers()).isEmpty();
    }

    @Test
    void a_dialog_is_open_again_and_what_was_done_before_it_is_not_done_once_more() {
        String id = mark.replace(' ', '-');
        String contact = "{\"externalId\": \"" + id + "\", \"attributes\": {\"note\": \"old\"}}";
        Rest.as(SERVER, "marketer").post("contacts", "{\"contacts\": [" + contact + "]}");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("contact?id=" + id);
        page.locator("[data-call=clearAttribute]").click();
        assertThat(page.locator("[data-call=clearAttribute]")).hasCount(0);
        page.locator("[data-open=consent]").click();
        field(page, "consentForm:topic").fill(mark);

        ends(page, "Note");
        reader.signIn("marketer", SERVER.password());

        assertThat(page.locator("#consent")).containsText(BACK);
        assertThat(field(page, "consentForm:topic")).isVisible();
        assertThat(field(page, "consentForm:topic")).hasValue(mark);
    }

    @Test
    void what_the_columns_of_a_file_become_is_back() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "expiry.csv", "text/csv", "id,mail\n1,a@example.com\n".getBytes(StandardCharsets.UTF_8)));
        lastButton(page, "Upload").click();
        page.waitForURL(Pattern.compile(".*/upload\\?id=.*"));
        page.locator("tbody select").first().selectOption("ignored");
        field(page, "columns:tags").fill(mark);

        ends(page, "Check only");
        reader.signIn("marketer", SERVER.password());

        assertThat(page.locator("tbody select").first()).hasValue("ignored");
        assertThat(field(page, "columns:tags")).hasValue(mark);
        assertThat(page.locator("#drafts")).containsText(BACK);
    }
}
