package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailFrameTest {

    @Test
    void the_links_of_a_mail_are_no_stops_of_the_keyboard_lead_nowhere_and_nothing_else_is_touched() {
        assertThat(MailFrame.of(
                        "<p>Hi <A HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr><a\nid='x'>y</a></p>"))
                .isEqualTo(
                        "<p>Hi <A tabindex=\"-1\" target=\"_blank\" HREF='https://example.com/?a=<a'>shop</A> <abbr>a</abbr>"
                                + "<a tabindex=\"-1\" target=\"_blank\"\nid='x'>y</a></p>");
        assertThat(MailFrame.of(null)).isEmpty();
    }
}
