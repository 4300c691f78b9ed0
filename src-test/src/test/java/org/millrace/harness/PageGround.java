package org.millrace.harness;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server and the browser for tests of pages, and how they point at what a person sees. */
public abstract class PageGround {

    @RegisterExtension
    protected static final MillraceServer SERVER = new MillraceServer();

    @RegisterExtension
    protected static final Chromium BROWSER = new Chromium();

    public static Locator button(Page page, String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    protected static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    protected static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
