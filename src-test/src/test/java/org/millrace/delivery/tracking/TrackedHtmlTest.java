package org.millrace.delivery.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class TrackedHtmlTest {

    private static final TrackingAddresses ADDRESSES = new TrackingAddresses(
            "https://mail.example.com/millrace/", new TrackingTokens("only-for-tests-only-for-tests-only-for-tests"));

    @Test
    void only_links_to_web_addresses_are_tracked_and_our_own_way_out_is_not() {
        TrackedHtml html = new TrackedHtml(
                """
                <a href="https://example.com/a?x=1&amp;y=2">a</a> <a href=" http://example.com/b ">b</a>
                <a href="mailto:ann@example.org">c</a> <a href="javascript:alert(1)">d</a> <a href="#top">e</a>
                <a href="//example.com/f">f</a> <a href="https://mail.example.com/millrace/u/abc">g</a>
                <a href="https://exa mple.com/h">h</a> <a>i</a>
                """);
        assertThat(html.targets(ADDRESSES.baseUrl()))
                .containsExactly("https://example.com/a?x=1&y=2", "http://example.com/b");
    }

    @Test
    void a_tracked_link_names_message_and_link_but_not_the_target() {
        TrackedHtml html = new TrackedHtml("<p><a href=\"https://example.com/a\">a</a> <a href=\"tel:+1\">b</a></p>");
        html.trackClicks(ADDRESSES, 5, Map.of("https://example.com/a", 9L));
        Document mail = Jsoup.parse(html.html());
        String address = mail.select("a").get(0).attr("href");
        assertThat(address).startsWith("https://mail.example.com/millrace/t/c/").doesNotContain("example.com/a");
        String token = address.substring(address.lastIndexOf('/') + 1);
        assertThat(ADDRESSES.tokens().read(Purpose.CLICK, token)).contains(new TrackingTokens.Subject(5, 9));
        assertThat(mail.select("a").get(1).attr("href")).isEqualTo("tel:+1");
    }

    @Test
    void the_opening_is_seen_by_an_invisible_picture_at_the_end() {
        TrackedHtml html = new TrackedHtml("<html><body><p>Hello</p></body></html>");
        html.trackOpening(ADDRESSES, 5);
        String picture = Jsoup.parse(html.html()).body().children().last().attr("src");
        assertThat(picture).startsWith("https://mail.example.com/millrace/t/o/").endsWith(".gif");
    }
}
