package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

class TemplatesPageIT extends PageGround {

    private static final String HOSTILE = "<script>alert('ran')</script>\\\"><img src=x onerror=alert('ran')>";
    private static final String OUT = "<a href=\"{{unsubscribe_url}}\">No more</a>";

    private static String saved(Rest rest, String name) {
        String slug = "tpl" + System.nanoTime();
        rest.put(
                "templates/" + slug,
                "{\"name\": \"%s\", \"subject\": \"First {{contact.firstName}}\", \"html\": \"<p>First</p><a href=\\\"{{unsubscribe_url}}\\\">No more</a>\"}"
                        .formatted(name));
        return slug;
    }

    private static Rest marketer() {
        return Rest.as(SERVER, "marketer");
    }

    @Test
    @Tag("S0-24")
    void a_template_is_written_with_its_preview_beside_it_shown_as_a_contact_and_saved() {
        String id = "tpl-" + System.nanoTime();
        marketer()
                .post(
                        "contacts",
                        "{\"contacts\": [{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\", \"firstName\": \"%2$s\"}]}"
                                .formatted(id, HOSTILE));
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template");

        page.locator("[id='edit:name']").fill("Made " + id);
        page.locator("[id='edit:subject']").fill("Hello {{contact.firstName}}");
        page.locator("[id='edit:html']").fill("<p>Dear {{contact.firstName}} {{contact.nick}}</p>");
        assertThat(page.locator("[id='edit:problems']")).containsText("opted out");
        page.locator("[id='edit:html']").fill("<p>Dear {{contact.firstName}} {{contact.nick}}</p>" + OUT);
        assertThat(page.locator("[id='edit:problems']")).containsText("Can be sent");
        assertThat(page.locator("[id='edit:problems']")).containsText("Nothing");
        page.locator("[id='edit:who']").fill(id);
        page.locator(".picks button").first().click();

        assertThat(page.locator("[id='edit:preview']")).containsText("Hello <script>alert('ran')</script>");
        assertThat(page.frameLocator("[id='edit:preview'] iframe").locator("p").first())
                .containsText("Dear <script>");
        page.locator("[data-device=PHONE]").click();
        assertThat(page.locator(".frame-phone")).isVisible();
        page.locator("[data-device=DARK]").click();
        assertThat(page.frameLocator(".frame-dark").locator(":root")).hasCSS("color-scheme", "dark");
        assertThat(page.frameLocator(".frame-dark").locator("a")).hasCSS("color", "rgb(138, 180, 248)");
        page.locator("[id='edit:save']").click();
        assertThat(page.locator("h1")).hasText("Made " + id);
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-24")
    void a_mail_is_seen_by_its_own_style_sheet_as_wide_and_as_dark_as_its_reader_likes_it() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template");
        page.locator("[id='edit:html']")
                .fill(
                        """
                        <style>h1 { color: rgb(1, 2, 3); }
                        @media (max-width: 400px) { h1 { color: rgb(4, 5, 6); } }
                        @media (prefers-color-scheme: dark) { h1 { color: rgb(7, 8, 9); } }</style><h1>Dear you</h1>"""
                                + OUT);
        Locator said = page.frameLocator("[id='edit:preview'] iframe").locator("h1");

        assertThat(said).hasCSS("color", "rgb(1, 2, 3)");
        page.locator("[data-device=PHONE]").click();
        assertThat(said).hasCSS("color", "rgb(4, 5, 6)");
        page.locator("[data-device=DARK]").click();
        assertThat(said).hasCSS("color", "rgb(7, 8, 9)");
        page.locator("[data-theme-switch]").click();
        page.locator("[data-device=DESKTOP]").click();
        assertThat(said).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_long_mail_is_scrolled_by_keys_alone_and_left_by_one() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template");
        page.locator("[id='edit:html']")
                .fill("<p><a href='https://example.com/'>Shop</a></p>".repeat(60) + "<h1>Last</h1>");
        Locator last = page.frameLocator("[id='edit:preview'] iframe").locator("h1");
        assertThat(last).hasText("Last");
        assertThat(last).not().isInViewport();

        page.locator("[data-device=DARK]").focus();
        page.keyboard().press("Tab");
        assertThat(page.locator("[id='edit:preview'] iframe")).isFocused();
        assertThat(page.locator("[id='edit:preview'] .frame-way")).isVisible();
        page.keyboard().press("End");
        assertThat(last).isInViewport();
        page.keyboard().press("Tab");

        assertThat(page.locator("[id='edit:preview'] summary")).isFocused();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_test_mail_is_refused_for_a_suppressed_address_and_says_why() {
        Rest rest = marketer();
        String id = "tplx" + System.nanoTime();
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\"}]}".formatted(id));
        rest.post("contacts/" + id + "/suppressions", "{\"channel\": \"email\"}");
        String slug = saved(rest, HOSTILE);
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template?id=" + slug);

        page.locator("[id='edit:to']").fill(id + "@example.com");
        page.locator("[id='edit:sendTest']").click();

        assertThat(page.locator(".ui-growl")).containsText("suppressed");
        Rest.Answer answer = rest.call("POST", "templates/" + slug + "/test", "{\"to\": \"" + id + "@example.com\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(rest.call("POST", "templates/" + slug + "/test", "{\"to\": \"nobody\"}")
                        .status())
                .isEqualTo(422);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void an_old_version_is_shown_read_only_and_gone_back_to() {
        Rest rest = marketer();
        String slug = saved(rest, "Versions");
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template?id=" + slug);
        page.locator("[id='edit:subject']").fill("Second");
        page.locator("[id='edit:save']").click();
        assertThat(page.locator(".page-head .tag")).hasText("Version 2");

        page.locator("a", new Page.LocatorOptions().setHasText("Version 1")).click();
        assertThat(page.locator("[id='edit:subject']")).not().isEditable();
        page.locator("[data-act=restore]").click();
        assertThat(page.locator("#confirm")).containsText("becomes version 3");
        page.locator("#confirm[open] .dialog-foot .ui-button").click();

        assertThat(page.locator(".page-head .tag")).hasText("Version 3");
        assertThat(page.locator("[id='edit:subject']")).hasValue("First {{contact.firstName}}");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void an_archived_template_says_so_and_comes_back() {
        String slug = saved(marketer(), HOSTILE);
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("template?id=" + slug);

        page.locator("[data-act=archive]").click();
        assertThat(page.locator("#confirm")).containsText("No workflow sends it.");
        page.locator("#confirm[open] .dialog-foot .ui-button").click();
        assertThat(page.locator("h1")).hasText("Templates");
        reader.open("template?id=" + slug);
        page.locator("[data-act=unarchive]").click();
        page.locator("#confirm[open] .dialog-foot .ui-button").click();

        assertThat(page.locator("[data-act=archive]")).isVisible();
        assertThat(reader.complaints()).isEmpty();
    }
}
