package org.millrace.platform.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

class SettingsPageIT extends PageGround {

    private static final String PASSWORD = "a long enough secret";

    @Test
    @Tag("S1-39")
    void an_administrator_adds_a_person_and_what_is_wrong_stands_beside_its_field() {
        String name = "person-" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");
        Page page = reader.open("settings?tab=people");
        page.getByText("New person").first().click();
        page.getByLabel("User name").fill("Not A Name");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        assertThat(page.locator("#person .error", new Page.LocatorOptions().setHasText("lower-case")))
                .isVisible();

        page.getByLabel("User name").fill(name);
        page.locator("#person").getByLabel("Name").last().fill("<img src=x onerror=alert('ran')>");
        page.locator("#person").getByLabel("Password").fill(PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();

        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .containsText("<img src=x onerror=alert('ran')>");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_profile_follows_its_person_to_another_browser() {
        String name = "profile-" + System.nanoTime();
        Rest.as(SERVER, "admin")
                .post(
                        "users",
                        """
                        {"username": "%s", "displayName": "Somebody", "role": "analyst", "password": "%s"}
                        """
                                .formatted(name, PASSWORD));
        Reader reader = Reader.unknown(SERVER, BROWSER);
        Page page = reader.open("login");
        reader.signIn(name, PASSWORD);
        reader.open("settings");
        page.locator("#profileForm").getByLabel("Time zone").selectOption("Asia/Tokyo");
        page.locator("#profileForm").getByLabel("Language").selectOption("de");
        page.locator("#profileForm").getByLabel("Theme").selectOption("dark");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save profile"))
                .click();
        assertThat(page.locator("h1")).hasText("Einstellungen");

        BROWSER.context().clearCookies();
        reader.open("login");
        reader.signIn(name, PASSWORD);
        reader.open("operations");

        assertThat(page.locator("h1")).hasText("Betrieb");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.locator("header details.menu summary").click();
        assertThat(page.locator("header details.menu")).containsText("Asia/Tokyo");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_key_and_the_secret_of_a_webhook_are_shown_once() {
        String name = "s" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");
        Page page = reader.open("settings?tab=keys");
        page.getByLabel("Name").fill(name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a key"))
                .click();
        assertThat(page.locator("#secret")).isVisible();
        reader.open("settings?tab=keys");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .isVisible();
        assertThat(page.locator("#secret")).hasCount(0);

        reader.open("settings?tab=senders");
        page.getByText("New sender").first().click();
        page.locator("[id='senderForm:channel']").selectOption("webhook");
        page.getByLabel("Address").fill("https://crm.example.com/" + name);
        page.locator("[id='senderForm:name']").fill(name);
        page.locator("#sender .dialog-foot .btn-primary").click();

        assertThat(page.locator("#senderSecret")).isVisible();
        page.getByText("New sender").first().click();
        page.locator("[id='senderForm:channel']").selectOption("webhook");
        page.getByLabel("Address").fill("https://crm.example.com/" + name);
        page.locator("[id='senderForm:name']").fill(name + "-2");
        page.locator("#sender .dialog-foot .btn-primary").click();
        assertThat(page.locator(".field:has([id='senderForm:url']) .error")).containsText(name);
        reader.open("settings?tab=senders");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .isVisible();
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "people", "senders", "keys"})
    void no_tab_has_a_barrier_in_either_theme(String tab) {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "admin");

        Page page = reader.open("settings?tab=" + tab);

        assertThat(page.locator("h1")).hasText("Settings");
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void who_is_no_administrator_has_a_profile_and_nothing_else() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("settings?tab=people");

        assertThat(page.locator(".tabs a")).hasCount(1);
        assertThat(page.locator("#profileForm")).isVisible();
        assertThat(page.locator("#people")).hasCount(0);
    }
}
