package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailFrameTest {

    @Test
    void its_body_is_the_one_stop_of_the_keyboard_in_a_mail_and_links_lead_nowhere() {
        assertThat(MailFrame.of(
                        "<p>Hi <A HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr><a\nid='x'>y</a></p>"))
                .isEqualTo(
                        "<body tabindex=\"0\"><p>Hi <A tabindex=\"-1\" target=\"_blank\" HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr>"
                                + "<a tabindex=\"-1\" target=\"_blank\"\nid='x'>y</a></p>");
        assertThat(MailFrame.of("<video controls></video><buttons><input>"))
                .isEqualTo("<body tabindex=\"0\"><video tabindex=\"-1\" target=\"_blank\" controls></video><buttons>"
                        + "<input tabindex=\"-1\" target=\"_blank\">");
        assertThat(MailFrame.of(null)).isEmpty();
    }
}
