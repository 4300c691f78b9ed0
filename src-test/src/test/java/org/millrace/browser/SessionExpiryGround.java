package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** Somebody types, and the session ends meanwhile. */
abstract class SessionExpiryGround extends PageGround {

    static final String BACK = "What you had entered is here again";

    final String mark = "Expiry " + System.nanoTime();

    /** A new one; its id. */
    String campaign() {
        return Rest.as(SERVER, "marketer")
                .post("campaigns", "{\"name\": \"" + mark + "\"}")
                .path("id")
                .asText();
    }

    static Page described(Reader reader, String campaign) {
        Page page = reader.open("campaign?id=" + campaign + "&tab=settings");
        field(page, "settings:description").fill("Described at length");
        return page;
    }

    /** Waits for it: the page clears up once it is read to its end. */
    void isForgotten(Page page) {
        page.waitForFunction("() => !JSON.stringify(sessionStorage).includes('" + mark + "')");
    }

    /** The server knows nobody any more when the button is pressed. */
    static void ends(Page page, String button) {
        BROWSER.context().clearCookies();
        lastButton(page, button).click();
        assertThat(page.locator("#username")).isVisible();
    }

    static void rule(Page page, String rule) {
        page.evaluate(
                "rule => { const field = document.getElementById('build:rule'); field.value = rule;"
                        + " field.dispatchEvent(new Event('input', { bubbles: true })); }",
                rule);
    }

    static Locator lastButton(Page page, String name) {
        return page.locator("main, dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .last();
    }

    static Locator field(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }
}
