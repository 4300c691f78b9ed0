package org.millrace.catcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.millrace.harness.PageGround;

class InboxPageIT extends PageGround {

    @Test
    void a_mail_opens_from_the_list_and_its_script_does_not_run() throws Exception {
        String mail =
                """
                From: sender@example.com
                Subject: Spring sale
                Content-Type: text/html; charset=utf-8

                <p id="offer">Ten percent off</p><script>document.getElementById("offer").textContent = "hijacked"</script>
                """;
        SERVER.mailbox().add("sender@example.com", "inbox-page@example.com", mail.getBytes(StandardCharsets.UTF_8));
        Page page = BROWSER.page();

        page.navigate(SERVER.inbox() + "?recipientPrefix=inbox-page");
        page.getByText("Spring sale").click();

        PlaywrightAssertions.assertThat(page.frameLocator("iframe").locator("#offer"))
                .hasText("Ten percent off");
        assertThat(page.title()).isEqualTo("Spring sale");
    }
}
