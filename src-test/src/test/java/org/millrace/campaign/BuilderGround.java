package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** A marketer before the builder: the server, a browser, and drafts to open. */
abstract class BuilderGround extends PageGround {

    final BuilderPage builder = new BuilderPage(SERVER, BROWSER);

    /** A template that steps can name, made once. */
    static void template(String slug, String name) {
        Rest rest = Rest.as(SERVER, "marketer");
        if (rest.call("GET", "templates/" + slug, null).status() == 404) {
            rest.put(
                    "templates/" + slug,
                    """
                    {"name": "%s", "channel": "email", "topic": "transactional", "subject": "Hello", "text": "Hello"}"""
                            .formatted(name));
        }
    }

    /** What a screen reader is told. */
    static void said(Page page, String text) {
        assertThat(page.locator("[aria-live=polite]").getByText(text)).hasCount(1);
    }

    /** As wide and high as a telephone. */
    Reader onAPhone(String slug) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        reader.page().setViewportSize(390, 800);
        reader.open("workflows/" + slug + "/builder");
        return reader;
    }
}
