package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** The door of the pages. */
class SignInPageIT extends PagesGround {

    @Test
    void who_is_not_signed_in_comes_to_the_wanted_page_by_way_of_the_sign_in() {
        Reader reader = Reader.unknown(SERVER, BROWSER);

        Page page = reader.open("operations");
        assertThat(reader.barriers()).isEmpty();
        reader.signIn("analyst", SERVER.password());

        assertThat(page.locator("h1")).hasText("Operations");
    }

    @Test
    void who_is_signed_out_by_time_is_told_so_and_comes_back_to_the_page() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");
        Page page = reader.open("operations");
        page.context().clearCookies();

        page.waitForURL("**/login?**");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your session has ended.");
        assertThat(reader.barriers()).isEmpty();
        reader.signIn("analyst", SERVER.password());

        assertThat(page.locator("h1")).hasText("Operations");
    }

    @Test
    void a_wrong_password_says_so_and_keeps_the_person_out() {
        Reader reader = Reader.unknown(SERVER, BROWSER);

        Page page = reader.open("login");
        reader.signIn("nobody-of-this-name", "wrong");

        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    }
}
