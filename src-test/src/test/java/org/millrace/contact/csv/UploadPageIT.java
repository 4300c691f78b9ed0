package org.millrace.contact.csv;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** A file of contacts: read, its columns told, checked and imported, by a person who may go on where another system began. */
@Tag("S1-09")
class UploadPageIT extends PageGround {

    @Test
    void a_check_that_another_system_asked_for_is_imported_as_it_was_checked() {
        String id = "checked" + System.nanoTime();
        Rest rest = Rest.as(SERVER, "marketer");
        String settings = "{\"dryRun\": true, \"prefix\": \"" + id + "\", \"externalId\": \"{prefix}-{row}\","
                + " \"fields\": {\"firstName\": \"{city}\"}, \"tags\": [\"one\", \"two\"]}";
        JsonNode job = rest.call(
                        "POST",
                        "contacts/import?settings=" + URLEncoder.encode(settings, StandardCharsets.UTF_8),
                        "city,since\nUlm,24.12.2025\nBonn,31.12.2025\n",
                        "Content-Type",
                        "text/csv")
                .success();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload?id=" + job.path("id").asLong());

        page.locator("[id='progress:import']").click();
        assertThat(page.locator("#progress")).containsText("Go to the contacts");

        JsonNode second = rest.get("contacts/" + id + "-2");
        assertThat(second.path("firstName").asText()).isEqualTo("Bonn");
        assertThat(second.path("attributes").path("since").asText()).isEqualTo("31.12.2025");
        assertThat(second.path("tags")).extracting(JsonNode::asText).containsExactlyInAnyOrder("one", "two");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void days_that_can_be_read_two_ways_are_left_to_the_person_who_is_told_so_in_the_row() {
        String id = "either" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        String rows = "id,since\n%s-1,03/04/2026\n%s-2,05/06/2026\n".formatted(id, id);
        upload(page, id, rows);

        Locator row = page.locator("tr.column").filter(has("since"));
        assertThat(row).containsText("as dd/MM/yyyy and as MM/dd/yyyy");
        assertThat(page.getByLabel("Type of since")).hasValue("AUTO");
        assertThat(reader.barriers()).isEmpty();
        page.getByLabel("Type of since").selectOption("DATE");
        page.getByLabel("How days are written in since").fill("MM/dd/yyyy");
        page.locator(".ui-button.btn-primary").click();
        assertThat(page.locator("#progress")).containsText("Go to the contacts");

        JsonNode second = Rest.as(SERVER, "marketer").get("contacts/" + id + "-2");
        assertThat(second.path("attributes").path("since").asText()).isEqualTo("2026-05-06");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_file_is_checked_first_and_then_imported_without_choosing_it_again() {
        String id = "csv" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        String file = "id,email,plan\n" + id + "," + id + "@example.com,pro\n/,x,y\n";

        upload(page, "people", file);
        page.locator(".ui-button", new Page.LocatorOptions().setHasText("Check only"))
                .click();
        assertThat(page.locator("[id='progress:import']")).hasText("Import 1 new and 0 changed");
        assertThat(page.locator("#progress")).containsText("Checked only");
        page.getByText("Change the columns").click();
        assertThat(page.locator("[id='columns:externalId']")).isVisible();
        page.locator(".ui-button", new Page.LocatorOptions().setHasText("Check only"))
                .click();
        page.locator("[id='progress:import']").click();

        assertThat(page.locator("#progress")).containsText("Go to the contacts");
        assertThat(Rest.as(SERVER, "marketer")
                        .get("contacts/" + id)
                        .path("email")
                        .asText())
                .isEqualTo(id + "@example.com");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_file_without_ids_is_imported_into_a_new_list_and_what_does_not_fit_is_said_where_it_stands() {
        String file = "plain" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        page.locator("#sending .ui-button").click();
        assertThat(page.locator("#sending .error")).hasText("Choose a file first.");
        String rows = "city,plan\nUlm,pro\nBonn,free\n";
        upload(page, file, rows);
        assertThat(page.locator("[id='columns:externalId']")).hasValue(file + "-{row}");

        column(page, "city").selectOption("firstName");
        column(page, "plan").selectOption("firstName");
        page.locator(".ui-button.btn-primary").click();
        assertThat(page.locator("tbody tr").nth(1).locator(".error")).containsText("Choose one.");
        column(page, "city").selectOption("attribute");
        page.getByLabel("Put everybody into a list").selectOption("new");
        assertThat(page.getByLabel("The new list’s name")).isEnabled();
        page.locator(".ui-button.btn-primary").click();
        assertThat(page.locator(".field:has([id='columns:newList']) .error"))
                .not()
                .isEmpty();
        page.getByLabel("The new list’s name").fill(file);
        page.locator(".ui-button.btn-primary").click();

        assertThat(page.locator("#progress")).containsText("Go to the contacts");
        page.getByText("Open the list").click();
        page.locator("tbody th a").click();
        page.getByText("New campaign with it").click();
        assertThat(page.locator("#newCampaign")).isVisible();
        assertThat(page.locator("[id='newForm:audience']")).hasValue("s:" + file);
        assertThat(page).hasURL(Pattern.compile(".*/campaigns\\?audience=[^&]+$"));
        Rest rest = Rest.as(SERVER, "marketer");
        assertThat(rest.get("contacts/" + file + "-2")
                        .path("attributes")
                        .path("city")
                        .asText())
                .isEqualTo("Bonn");
        assertThat(rest.get("segments/" + file + "/members").path("items")).hasSize(2);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void what_the_cells_are_is_proposed_from_the_file_and_can_be_changed_before_anything_is_stored() {
        String id = "typed" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        String rows = "id;since;seats\n%s-1;24.12.2025;5\n%s-2;31.12.2025;zwölf\n".formatted(id, id);
        upload(page, id, rows);
        assertThat(page.getByLabel("Type of since")).hasValue("DATE");
        assertThat(page.getByLabel("How days are written in since")).hasValue("dd.MM.yyyy");
        assertThat(page.getByLabel("How days are written in seats")).isHidden();

        page.getByLabel("Separator").selectOption(",");
        assertThat(page.locator("tr.column")).hasCount(1);
        page.getByLabel("Separator").selectOption(";");
        assertThat(page.locator("tr.column")).hasCount(3);
        page.getByLabel("Type of seats").selectOption("NUMBER");
        column(page, "since").selectOption("ignored");
        page.getByLabel("Put everybody into a list").selectOption("new");
        page.getByLabel("The new list’s name").fill(id);
        page.getByLabel("Tag everybody with").fill(id);
        page.getByLabel("Encoding").selectOption("windows-1252");
        assertThat(page.locator("tr.column").last()).containsText("zwÃ¶lf");
        assertThat(page.locator("[id='columns:newList']")).hasValue(id);
        assertThat(page.locator("[id='columns:tags']")).hasValue(id);
        assertThat(column(page, "since")).hasValue("ignored");
        assertThat(page.getByLabel("Type of seats")).hasValue("NUMBER");
        page.getByLabel("Encoding").selectOption("UTF-8");
        assertThat(page.locator("tr.column").last()).containsText("zwölf");
        column(page, "since").selectOption("attribute");
        page.getByLabel("Put everybody into a list").selectOption("No list");
        page.locator(".ui-button", new Page.LocatorOptions().setHasText("Check only"))
                .click();
        assertThat(page.locator("#progress tbody")).containsText("is not a number");
        page.getByText("Change the columns").click();
        assertThat(page.getByLabel("Type of seats")).hasValue("NUMBER");
        page.getByLabel("Type of seats").selectOption("TEXT");
        page.locator(".ui-button.btn-primary").click();
        assertThat(page.locator("#progress")).containsText("Go to the contacts");

        JsonNode known =
                Rest.as(SERVER, "marketer").get("contacts/" + id + "-2").path("attributes");
        assertThat(known.path("since").asText()).isEqualTo("2025-12-31");
        assertThat(known.path("seats").asText()).isEqualTo("zwölf");
        assertThat(reader.complaints()).isEmpty();
    }

    private static Locator column(Page page, String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    private static void upload(Page page, String name, String rows) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(name + ".csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        page.locator("#sending .ui-button").click();
    }
}
