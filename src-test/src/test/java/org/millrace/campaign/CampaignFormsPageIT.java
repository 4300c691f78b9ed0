package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** What a marketer sets up on the tabs of a campaign: triggers, products, settings. */
class CampaignFormsPageIT extends CampaignPageGround {

    @Test
    void triggers_are_told_in_words_with_the_next_five_times_on_the_readers_and_the_schedules_clock() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");

        Page page = open(reader, "triggers");

        assertThat(page.locator("main")).containsText("enters at 09:00, Monday to Friday (Pacific/Auckland)");
        assertThat(page.locator("section").filter(has("On a schedule")).locator("tbody tr"))
                .hasCount(5);
        assertThat(page.locator("section").filter(has("On a schedule"))).containsText("There (Pacific/Auckland)");
        assertThat(page.locator("section")
                        .filter(has("On a schedule"))
                        .locator("tbody tr")
                        .first()
                        .locator("td")
                        .last())
                .containsText("9:00 AM");
        assertThat(page.locator("section").filter(has("When something happens")))
                .containsText("total");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-45")
    void the_webhooks_address_and_secret_are_shown_once_and_a_call_is_tried_with_its_answer() {
        activate();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(reader, "triggers");
        button(page, "Make an address").click();
        assertThat(page.locator("#hookUrl")).containsText("/api/v1/hooks/");
        assertThat(page.locator("#hookSecret")).containsText("whsec_");

        page.getByLabel("Body (JSON)").fill("{\"contact\": \"nobody-of-this-id\"}");
        button(page, "Send the call").click();
        assertThat(page.getByText("Answered 422")).isVisible();
        page.getByLabel("Body (JSON)").fill("{\"contact\": \"one-page-1\"}");
        button(page, "Send the call").click();
        assertThat(page.getByText("Answered 200")).isVisible();
        page.reload();
        assertThat(button(page, "New secret").first()).isVisible();
        assertThat(page.locator("#hookUrl")).hasCount(0);
        button(page, "New secret").first().click();
        page.locator("#hookSecretDialog").getByText("New secret", exactly()).click();

        assertThat(page.locator("#hookSecret")).containsText("whsec_");
        assertThat(page.locator("#hookUrl")).hasCount(0);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S0-33")
    void products_are_attached_and_one_of_them_is_primary() {
        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "products");

        page.getByLabel("Attach one-page-shirts").check();
        page.getByLabel("Attach one-page-hats").check();
        button(page, "Save").click();
        assertThat(page.locator(".card-foot .error")).containsText("Mark one");
        page.getByLabel("Make one-page-hats the primary product").check();
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        page.reload();

        assertThat(page.getByLabel("Attach one-page-shirts")).isChecked();
        assertThat(page.getByLabel("Make one-page-hats the primary product")).isChecked();
    }

    @Test
    @Tag("S0-33")
    void a_product_that_is_called_the_primary_one_is_attached_by_that_and_can_be_taken_away_again() {
        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "products");

        page.getByLabel("Make one-page-hats the primary product").check();
        button(page, "Save").click();
        assertThat(page.getByLabel("Attach one-page-hats")).isChecked();
        page.reload();
        assertThat(page.getByLabel("Attach one-page-hats")).isChecked();
        page.getByLabel("Attach one-page-hats").uncheck();
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        page.reload();

        assertThat(page.getByLabel("Attach one-page-hats")).not().isChecked();
    }

    @Test
    @Tag("S0-33")
    void a_product_made_here_is_ticked_and_what_was_ticked_before_stays() {
        String made = Pattern.compile("[0-9]")
                .matcher(Long.toString(System.nanoTime()))
                .replaceAll(digit -> Character.toString('а' + digit.group().charAt(0) - '0'));
        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "products");

        page.getByLabel("Attach one-page-shirts").check();
        page.getByLabel("Make one-page-shirts the primary product").check();
        for (String name : new String[] {"Шапки " + made, "Куртки " + made}) {
            button(page, "New product").click();
            page.locator("[id='newProductForm:name']").fill(name);
            button(page, "Make the product").click();
            assertThat(page.getByLabel("Attach " + name)).isChecked();
            assertThat(page.locator("#newProduct")).isHidden();
        }
        assertThat(page.getByLabel("Attach one-page-shirts")).isChecked();
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();

        assertThat(page.locator("#productList input[type=checkbox]:checked")).hasCount(3);
        activate();
        page.reload();
        assertThat(page.locator("#productList tbody tr")).hasCount(3);
        assertThat(button(page, "New product")).hasCount(0);
    }

    @Test
    @Tag("S1-47")
    @Tag("S2-01")
    void settings_are_saved_with_their_calendar_and_what_is_wrong_stands_beside_its_field() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = open(reader, "settings");

        page.getByLabel("Quiet hours, every day").fill("at night");
        button(page, "Save").click();
        Locator quiet = page.locator(".field").filter(has("Quiet hours, every day"));
        assertThat(quiet.locator(".error")).not().isEmpty();
        page.getByLabel("Quiet hours, every day").fill("21:00-08:00");
        page.getByLabel("Only in business hours").check();
        page.getByLabel("Monday").fill("09:00-12:00, 13:00-17:00");
        page.getByLabel("May a contact enter again?").selectOption("LIMITED");
        page.getByLabel("At most, times").fill("3");
        page.getByLabel("Within, days").fill("30");
        page.getByLabel("Starts").fill("2031-05-01T09:30");
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        page.reload();

        assertThat(page.getByLabel("Quiet hours, every day")).hasValue("21:00-08:00");
        assertThat(page.getByLabel("Monday")).hasValue("09:00-12:00, 13:00-17:00");
        assertThat(page.getByLabel("Starts")).hasValue("2031-05-01T09:30");
        assertThat(rest.get("campaigns/" + id).path("startsAt").asText()).isEqualTo("2031-05-01T00:30:00Z");
        assertThat(rest.get("campaigns/" + id).path("reentry").path("limit").asInt())
                .isEqualTo(3);
        page.getByLabel("Starts").fill("");
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(rest.get("campaigns/" + id).path("startsAt").isMissingNode()
                        || rest.get("campaigns/" + id).path("startsAt").isNull())
                .isTrue();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-42")
    void what_is_no_draft_any_more_shows_its_settings_and_lets_nobody_change_them() {
        activate();

        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "settings");

        assertThat(page.locator("[id='settings:name']")).isDisabled();
        assertThat(page.getByText("Settings can be changed while the campaign is a draft."))
                .isVisible();
    }

    @Test
    @Tag("S0-33")
    void a_product_that_is_told_the_same_thing_twice_is_not_made_and_the_line_is_named() {
        Page page = open(Reader.signedIn(SERVER, BROWSER, "marketer"), "products");

        button(page, "New product").click();
        page.locator("[id='newProductForm:name']").fill("Twice");
        page.locator("[id='newProductForm:attributes']").fill("price: 1 EUR\n\n price : 2 EUR");
        button(page, "Make the product").click();

        assertThat(page.locator("#newProduct .error")).containsText("Line 3 gives a name that stands further up");
        assertThat(rest.call("GET", "products/twice", null).status()).isEqualTo(404);
    }
}
