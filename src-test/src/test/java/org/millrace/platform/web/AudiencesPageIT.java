package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

class AudiencesPageIT extends PageGround {

    private static final String HOSTILE = "<script>alert('ran')</script>\\\"><img src=x onerror=alert('ran')>";

    /** A segment of everybody with the tag, and one contact that has it. @return the slug, which is the tag too */
    private static String segment() {
        Rest rest = Rest.as(SERVER, "marketer");
        String slug = "seg" + System.nanoTime();
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\", \"firstName\": \"%2$s\", \"tags\": [\"%1$s\"]}]}"
                        .formatted(slug, HOSTILE));
        rest.put(
                "segments/" + slug,
                "{\"name\": \"%2$s %1$s\", \"description\": \"%2$s\", \"predicate\": {\"type\": \"all\", \"of\": [{\"type\": \"hasTag\", \"tag\": \"%1$s\"}]}}"
                        .formatted(slug, HOSTILE));
        return slug;
    }

    @Test
    @Tag("S1-02")
    void a_segment_is_counted_while_it_is_changed_and_says_why_somebody_belongs_to_it() {
        String slug = segment();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment?id=" + slug);
        assertThat(page.locator(".predicate-group")).isVisible();

        page.locator("[id='build:count']").click();
        assertThat(page.locator("[id='build:result']")).containsText("1 contact");
        page.locator("[id='build:who']").fill(slug);
        page.locator(".picks button").first().click();
        assertThat(page.locator("[id='build:result']")).containsText("belongs to it.");
        assertThat(page.locator(".why-lines")).containsText("tagged " + slug);
        page.locator("[id='build:name']").fill("Renamed " + slug);
        page.locator("[id='build:save']").click();

        assertThat(page.locator("h1")).hasText("Renamed " + slug);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-03")
    void an_audience_is_archived_from_the_list_after_it_was_said_whom_that_touches() {
        String slug = segment();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("audiences?q=" + slug);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("<script>alert('ran')</script>");

        page.locator("tbody details.menu summary").click();
        page.locator("tbody [data-call=ask]").click();
        assertThat(page.locator("#confirm")).containsText("No campaign has it.");
        page.locator("#confirm[open] .dialog-foot .ui-button").click();

        assertThat(page.locator("tbody tr")).hasCount(0);
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void an_audience_has_no_barrier_in_either_theme_and_shows_hostile_words_as_words() {
        String slug = segment();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "analyst");

        Page page = reader.open("audience?id=" + slug);

        assertThat(page.locator("h1")).containsText("<script>alert('ran')</script>");
        assertThat(page.locator("[data-call=ask]")).hasCount(0);
        assertThat(reader.barriers()).isEmpty();
        page.locator("[data-theme-switch]").click();
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-09")
    void a_file_is_checked_first_and_then_imported_without_choosing_it_again() {
        String id = "csv" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        byte[] file =
                ("id,email,plan\n" + id + "," + id + "@example.com,pro\n/,x,y\n").getBytes(StandardCharsets.UTF_8);

        page.locator("input[type=file]").setInputFiles(new FilePayload("people.csv", "text/csv", file));
        page.locator("#sending .ui-button").first().click();
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
    @Tag("S1-09")
    void a_file_without_ids_is_imported_into_a_new_list_and_what_does_not_fit_is_said_where_it_stands() {
        String file = "plain" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        page.locator("#sending .ui-button").click();
        assertThat(page.locator("#sending .error")).hasText("Choose a file first.");
        byte[] rows = "city,plan\nUlm,pro\nBonn,free\n".getBytes(StandardCharsets.UTF_8);
        page.locator("input[type=file]").setInputFiles(new FilePayload(file + ".csv", "text/csv", rows));
        page.locator("#sending .ui-button").click();
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
    @Tag("S1-09")
    void what_the_cells_are_is_proposed_from_the_file_and_can_be_changed_before_anything_is_stored() {
        String id = "typed" + System.nanoTime();
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        String rows = "id;since;seats\n%s-1;24.12.2025;5\n%s-2;31.12.2025;zwölf\n".formatted(id, id);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(id + ".csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        page.locator("#sending .ui-button").click();
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
}
