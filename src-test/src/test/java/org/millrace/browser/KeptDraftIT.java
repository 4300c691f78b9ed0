package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** What was typed before the session ended, where something else has happened before it comes back. */
class KeptDraftIT extends SessionExpiryGround {

    @Test
    void what_somebody_else_changed_meanwhile_stays_and_what_was_typed_is_shown_beside_it() {
        String id = campaign();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = described(reader, id);

        ends(page, "Save");
        Rest rest = Rest.as(SERVER, "marketer");
        String etag = rest.call("GET", "campaigns/" + id, null).header("ETag");
        String change = "{\"name\": \"" + mark + "\", \"description\": \"Decided meanwhile\"}";
        rest.call("PUT", "campaigns/" + id, change, "If-Match", etag).success();
        reader.signIn("marketer", SERVER.password());

        assertThat(page.locator("#drafts [data-overtaken]")).containsText("Described at length");
        assertThat(page.locator("#drafts [data-none]")).isVisible();
        assertThat(page.locator("#drafts [data-back]")).isHidden();
        assertThat(page.locator("#drafts [data-left]")).isHidden();
        assertThat(field(page, "settings:description")).hasValue("Decided meanwhile");
    }

    @Test
    void conditions_that_somebody_else_changed_meanwhile_are_told_in_words() {
        Rest rest = Rest.as(SERVER, "marketer");
        String slug = "expiry-" + System.nanoTime();
        String segment = "{\"name\": \"" + mark + "\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"%s\"}}";
        rest.put("segments/" + slug, segment.formatted("early"));
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment?id=" + slug);
        rule(page, "{\"type\":\"hasTag\",\"tag\":\"typed\"}");

        ends(page, "Save");
        String etag = rest.call("GET", "segments/" + slug, null).header("ETag");
        rest.call("PUT", "segments/" + slug, segment.formatted("meanwhile"), "If-Match", etag)
                .success();
        reader.signIn("marketer", SERVER.password());

        assertThat(page.locator("#drafts [data-overtaken] dt")).hasText("Conditions");
        assertThat(page.locator("#drafts [data-overtaken] dd")).hasText("tagged typed");
        assertThat(page.locator("#drafts [data-none]")).isVisible();
    }

    @Test
    void a_sign_in_in_another_tab_loses_nothing_either() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template");
        field(page, "edit:name").fill(mark);
        BROWSER.context().clearCookies();
        Reader.signedIn(SERVER, BROWSER, "marketer").page().close();

        lastButton(page, "Save").click();

        assertThat(page.locator("#drafts")).containsText(BACK);
        assertThat(field(page, "edit:name")).hasValue(mark);
    }

    @Test
    void another_page_says_where_it_waits_and_somebody_else_never_sees_it() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template");
        field(page, "edit:name").fill(mark);
        BROWSER.context().clearCookies();
        page.locator(".side a[href$='/contacts']").click();
        reader.signIn("marketer", SERVER.password());

        assertThat(page.locator("h1")).hasText("Contacts");
        assertThat(page.locator("#drafts")).containsText("is kept on the page New template");
        page.locator("#drafts a").click();
        assertThat(field(page, "edit:name")).hasValue(mark);

        BROWSER.context().clearCookies();
        page.locator(".side a[href$='/contacts']").click();
        reader.signIn("admin", SERVER.password());
        assertThat(page.locator("h1")).hasText("Contacts");
        isForgotten(page);
        assertThat(page.locator("#drafts .notice")).hasCount(0);
    }

    @Test
    void who_signs_out_or_just_leaves_the_page_leaves_nothing_behind() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template");
        field(page, "edit:name").fill(mark);
        page.locator(".side a[href$='/contacts']").click();
        assertThat(page.locator("h1")).hasText("Contacts");
        isForgotten(page);

        reader.open("template");
        field(page, "edit:name").fill(mark);
        page.evaluate(
                "mark => sessionStorage.setItem('millrace.draft.any',"
                        + " JSON.stringify({ user: 'marketer', document: mark }))",
                mark);
        page.locator("header details.menu summary").click();
        page.locator("#signOut a").click();
        assertThat(page.locator("#username")).isVisible();
        isForgotten(page);
    }
}
