package org.millrace.contact.csv;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** What a person and another system say about a file comes together on one page. */
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
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(id + ".csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        page.locator("#sending .ui-button").click();

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
}
