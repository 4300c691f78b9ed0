package org.millrace.template.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviceTest {

    private static final String ASKS =
            "<STYLE media=\"screen\">@media ( Prefers-Color-Scheme:dark ) { a { color: red; } }\n@media not (prefers-color-scheme: light) { $1 }</STYLE>";
    private static final String TOLD = "<p>@media (prefers-color-scheme: dark)</p>";

    @Test
    @Tag("S0-24")
    void what_a_sheet_asks_of_the_scheme_is_answered_for_the_device_and_words_of_the_mail_stay() {
        assertThat(Device.DESKTOP.dressed(ASKS + TOLD))
                .isEqualTo(Device.PHONE.dressed(ASKS + TOLD))
                .isEqualTo("<STYLE media=\"screen\">@media (max-width: 0) { a { color: red; } }\n"
                        + "@media not (min-width: 0) { $1 }</STYLE>" + TOLD);
        assertThat(Device.DARK.dressed(ASKS + TOLD))
                .endsWith("<STYLE media=\"screen\">@media (min-width: 0) { a { color: red; } }\n"
                        + "@media not (max-width: 0) { $1 }</STYLE>" + TOLD);
    }
}
