package org.millrace.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Reader;

/** Whom a campaign goes to: a segment that is counted, a file that is read. */
class MembersPageIT extends PagesGround {

    @Test
    void a_segment_is_counted_before_it_is_saved() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("segment");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add condition"))
                .first()
                .click();
        page.locator(".predicate-row select").first().selectOption("hasTag");
        page.locator(".predicate-row")
                .getByLabel("Tag", new Locator.GetByLabelOptions().setExact(true))
                .fill("pages");

        assertThat(page.locator("[id='build:result'] .big")).hasText("1 contact");
        assertThat(page.getByText("pages-1", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void a_file_is_uploaded_its_good_rows_imported_and_its_bad_ones_listed() {
        Reader reader = Reader.signedIn(SERVER, BROWSER, "marketer");
        Page page = reader.open("upload");
        byte[] csv = "id,email,city\npages-up-1,pages-up-1@example.com,Ulm\npages-up-2,no address,Ulm\n"
                .getBytes(StandardCharsets.UTF_8);

        page.locator("input[type=file]").setInputFiles(new FilePayload("people.csv", "text/csv", csv));
        page.getByText("Upload", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Import", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();

        assertThat(page.getByText("Refused rows")).isVisible();
        assertThat(page.locator(".table tbody tr")).hasCount(1);
        assertThat(reader.complaints()).isEmpty();
    }
}
