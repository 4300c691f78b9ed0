package org.millrace.delivery.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineSignsTest {

    private static final Instant SENT = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant LATER = SENT.plusSeconds(600);
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Test
    void a_browser_minutes_after_the_sending_is_a_person() {
        assertThat(MachineSigns.of(new Visitor(BROWSER, false, false), SENT, LATER))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
                "YahooMailProxy; https://help.example.com/",
                "Mozilla/5.0",
                "",
                "Barracuda Sentinel (EE)",
                "Mozilla/5.0 (compatible; ExampleBot/1.0)",
                "curl/8.5.0"
            })
    void proxies_and_scanners_are_machines(String agent) {
        assertThat(MachineSigns.of(new Visitor(agent, false, false), SENT, LATER))
                .isPresent();
    }

    @Test
    void who_asks_for_headers_prefetches_or_comes_at_once_is_a_machine() {
        assertThat(MachineSigns.of(new Visitor(BROWSER, true, false), SENT, LATER))
                .isPresent();
        assertThat(MachineSigns.of(new Visitor(BROWSER, false, true), SENT, LATER))
                .isPresent();
        assertThat(MachineSigns.of(new Visitor(BROWSER, false, false), SENT, SENT.plusMillis(1_999)))
                .isPresent();
        assertThat(MachineSigns.of(new Visitor(BROWSER, false, false), null, LATER))
                .isPresent();
        assertThat(MachineSigns.of(new Visitor(null, false, false), SENT, LATER))
                .isPresent();
    }
}
