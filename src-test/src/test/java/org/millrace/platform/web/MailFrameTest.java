package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailFrameTest {

    @Test
    void links_fields_and_players_of_a_mail_are_no_stops_of_the_keyboard_and_links_lead_nowhere() {
        assertThat(MailFrame.of(
                        "<p>Hi <A HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr><a\nid='x'>y</a></p>"))
                .isEqualTo(
                        "<p>Hi <A tabindex=\"-1\" target=\"_blank\" HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr>"
                                + "<a tabindex=\"-1\" target=\"_blank\"\nid='x'>y</a></p>");
        assertThat(MailFrame.of("<video controls></video><buttons><input>"))
                .isEqualTo("<video tabindex=\"-1\" target=\"_blank\" controls></video><buttons>"
                        + "<input tabindex=\"-1\" target=\"_blank\">");
        assertThat(MailFrame.of(null)).isEmpty();
    }
}
