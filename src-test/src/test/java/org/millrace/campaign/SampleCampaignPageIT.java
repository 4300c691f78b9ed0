package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Rest;

class SampleCampaignPageIT extends PageGround {

    @Test
    void the_sample_is_told_apart_in_the_list_and_removed_from_its_menu() {
        Rest.as(SERVER, "other-admin").post("sample-campaign", "");
        Page page = BROWSER.page();
        page.navigate(SERVER.base().resolve("campaigns").toString());
        page.locator("#username").fill("other-admin");
        page.locator("#password").fill(SERVER.password());
        page.keyboard().press("Enter");

        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Sample: welcome"));
        assertThat(row.locator(".tag")).hasText("Sample");
        row.locator("summary").click();
        row.getByText("Remove the sample").click();
        Locator dialog = page.locator("#confirm");
        assertThat(dialog).containsText("What other campaigns use stays.");
        dialog.getByRole(AriaRole.BUTTON).last().click();

        assertThat(page.getByText("The sample is removed.")).isVisible();
        assertThat(row).hasCount(0);
    }
}
