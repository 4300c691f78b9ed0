package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailFrameTest {

    private static final MailFrame FRAME = MailFrame.of("bm9uY2U=");

    @Test
    void its_body_is_the_one_stop_of_the_keyboard_in_a_mail_and_links_lead_nowhere() {
        assertThat(FRAME.show("<p>Hi <A HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr><a\nid='x'>y</a></p>"))
                .isEqualTo(
                        "<body tabindex=\"0\"><p>Hi <A tabindex=\"-1\" target=\"_blank\" HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr>"
                                + "<a tabindex=\"-1\" target=\"_blank\"\nid='x'>y</a></p>");
        assertThat(FRAME.show("<video controls></video><buttons><input>"))
                .isEqualTo("<body tabindex=\"0\"><video tabindex=\"-1\" target=\"_blank\" controls></video><buttons>"
                        + "<input tabindex=\"-1\" target=\"_blank\">");
        assertThat(FRAME.show(null)).isEmpty();
    }

    @Test
    void its_style_sheets_bear_what_the_page_lets_them_through_by() {
        assertThat(FRAME.show("<STYLE media='screen'>a{}</STYLE><styled>"))
                .isEqualTo("<body tabindex=\"0\"><style nonce=\"bm9uY2U=\" media='screen'>a{}</STYLE><styled>");
    }
}
