package org.millrace.audience;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;

/** Lists that are left out: of an audience, of a campaign, and how each says that it is used so. */
@Tag("S1-08")
class ExclusionsPageIT extends PageGround {

    private Rest rest;
    private String leads;
    private String customers;
    private String id;
    private Reader reader;

    @BeforeEach
    void leads_of_whom_one_is_a_customer_and_a_draft_for_them() {
        rest = Rest.as(SERVER, "marketer");
        leads = "leads-" + System.nanoTime();
        customers = "customers-" + System.nanoTime();
        list(leads, leads + "-a", leads + "-b");
        list(customers, leads + "-b");
        id = rest.post("campaigns", "{\"name\": \"%1$s\", \"audience\": {\"segment\": \"%1$s\"}}".formatted(leads))
                .path("id")
                .asText();
        reader = Reader.signedIn(SERVER, BROWSER, "marketer");
    }

    @Test
    void a_list_leaves_another_out_never_itself_and_is_counted_without_it() {
        Page page = reader.open("audience?id=" + leads);
        button(page, "Choose whom to leave out").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel(customers)).isVisible();
        assertThat(dialog.getByLabel(leads)).hasCount(0);
        assertThat(dialog).containsText("No active campaign uses it.");

        dialog.getByLabel(customers).check();
        dialog.getByText("Save", exactly()).click();

        Locator left = page.locator(".card").filter(has("Whoever these hold is not in it."));
        assertThat(left.locator("li a")).hasText(customers);
        button(page, "Count again").click();
        assertThat(page.getByText("Counted: 1 contact.")).isVisible();
        left.locator("li a").click();
        Locator uses = page.locator(".card").filter(has("Used by"));
        assertThat(uses.locator("li")).containsText(leads);
        assertThat(uses.locator("li")).containsText("leaves its members out");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-45")
    @Tag("S1-02")
    void a_campaign_leaves_a_list_out_never_its_own_and_the_list_is_used_by_it() {
        Page page = reader.open("campaign?id=" + id + "&tab=settings");
        Locator boxes = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Left out"));
        assertThat(boxes.getByLabel(customers)).isVisible();
        assertThat(boxes.getByLabel(leads)).hasCount(0);

        page.getByLabel("Audience", new Page.GetByLabelOptions().setExact(true)).selectOption("s:" + customers);
        assertThat(boxes.getByLabel(leads)).isVisible();
        assertThat(boxes.getByLabel(customers)).hasCount(0);
        page.getByLabel("Audience", new Page.GetByLabelOptions().setExact(true)).selectOption("s:" + leads);
        assertThat(boxes.getByLabel(leads)).hasCount(0);
        boxes.getByLabel(customers).check();
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(rest.get("campaigns/" + id).path("audience").path("exclude").toString())
                .isEqualTo("[\"" + customers + "\"]");

        reader.open("campaign?id=" + id + "&tab=audience");
        button(page, "Count now").click();
        assertThat(page.locator("main")).containsText("At this moment that takes 1 contact away; 1 remain.");
        reader.open("audiences?q=" + customers);
        assertThat(page.locator("tbody tr")).containsText("1 campaign");
        assertThat(page.locator("tbody tr")).containsText("1 leaves it out");
        page.locator("tbody details.menu summary").click();
        page.locator("tbody [data-call=ask]").click();
        assertThat(page.locator("#confirm")).containsText("1 campaign leaves its members out and goes on doing so.");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-21")
    @Tag("S1-22")
    void members_are_found_by_how_their_id_or_address_begins_and_the_search_is_in_the_address() {
        Page page = reader.open("audience?id=" + leads);
        assertThat(page.locator("tbody tr")).hasCount(2);

        page.getByLabel("Beginning of the id or address").fill(leads + "-b");
        button(page, "Find").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText(leads + "-b@example.com");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*[?&]q=" + leads + "-b.*"));
        page.getByLabel("Beginning of the id or address").fill("nobody-begins-so");
        page.getByLabel("Beginning of the id or address").press("Enter");

        assertThat(page.getByText("No member begins so.")).isVisible();
        page.getByLabel("Beginning of the id or address").fill("");
        button(page, "Find").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(reader.complaints()).isEmpty();
    }

    private void list(String slug, String... contacts) {
        rest.put("segments/" + slug, "{\"name\": \"" + slug + "\", \"kind\": \"LIST\"}");
        for (String contact : contacts) {
            rest.post(
                    "contacts",
                    "{\"contacts\": [{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\"}]}".formatted(contact));
        }
        rest.post("segments/" + slug + "/members", "{\"contacts\": [\"" + String.join("\", \"", contacts) + "\"]}");
    }
}
