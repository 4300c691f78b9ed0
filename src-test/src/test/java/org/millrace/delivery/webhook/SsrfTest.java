package org.millrace.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses by which a server is tricked into calling what only it can reach. */
class SsrfTest {

    /** What each of these names resolves to. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "public.example.com", List.of("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"),
            "one-bad.example.com", List.of("93.184.216.34", "10.0.0.1"),
            "metadata.example.com", List.of("169.254.169.254"),
            "localhost", List.of("127.0.0.1", "::1"),
            "nothing.example.com", List.of());

    private final List<String> asked = new ArrayList<>();
    private final Destinations destinations = new Destinations(this::resolve, Set.of("crm.internal", "192.168.7.7"));

    /** Written so that one reader or another would find a host in it. */
    static Stream<String> malformed() {
        return Stream.of(
                        """
                        |http:|https:|//public.example.com|https//public.example.com|https:/public.example.com|https:public.example.com
                        |https://|https:///|https://:443/|https://?x|https://#x|https:\\\\public.example.com|https:/\\public.example.com
                        |https://user@public.example.com/|https://user:pass@public.example.com/|https://@public.example.com/
                        |https://public.example.com@127.0.0.1/|https://127.0.0.1@public.example.com/|https://a@b@public.example.com/
                        |https://public.example.com#@127.0.0.1/|https://public.example.com/#frag|https://public.example.com\\@127.0.0.1/
                        |https://public.example.com:80:443/|https://public.example.com:/|https://public.example.com:65536/
                        |https://public.example.com:-1/|https://public.example.com:4 43/|https://public.example.com:22/
                        |https://public.example.com:25/|https://public.example.com:0/|https://public.example.com:99999999999/
                        |file:///etc/passwd|ftp://public.example.com/|gopher://127.0.0.1:6379/_x|dict://127.0.0.1:11211/stat
                        |ldap://127.0.0.1/|jar:https://public.example.com/!/|javascript:alert(1)|data:text/plain,x|netdoc:///etc/passwd
                        |https://127.1/|https://127.0.1/|https://0/|https://0.0/|https://2130706433/|https://0x7f000001/|https://0x7f.1/
                        |https://0x7f.0x0.0x0.0x1/|https://017700000001/|https://0177.0.0.1/|https://0177.0.0.01/|https://127.0.0.01/
                        |https://127.000.000.001/|https://127.0.0.256/|https://256.1.1.1/|https://1.2.3.4.5/|https://1.2.3/|https://1.2.3.4./
                        |https://00000177.1/|https://0x7F.0.0.1/|https://4294967295/|https://99999999999/|https://1.1/|https://0xa9fea9fe/
                        |https://[::1/|https://::1/|https://[::1]x/|https://[127.0.0.1]/|https://[abc]/|https://[fe80::1%25eth0]/|https://[fe80::1%eth0]/
                        |https://[::1]:/|https://[]/|https://[:::]/|https://[::g]/|https://[1:2:3:4:5:6:7:8:9]/|https://[v1.x]/
                        |https://-a.example.com/|https://a-.example.com/|https://.example.com/|https://a..example.com/|https://example.com./
                        |https://localhost./|https://exa_mple.com/|https://ex%61mple.com/|https://127%2e0%2e0%2e1/|https://example.com%00.evil.com/
                        |https://①②⑦.⓪.⓪.①/|https://１２７.0.0.1/|https://ｌocalhost/|https://127。0。0。1/|https://пример.example/|https://example.com／x/
                        |https://public.example.com/a b|https://public.example.com/\u00e4|https://public.example.com/\tx|https://public.example.com /
                        """
                                .split("[|\n]"))
                .filter(url -> !url.isEmpty());
    }

    /** Well formed, and not for everybody. */
    static Stream<String> internal() {
        return Stream.of(
                        """
                        127.0.0.1|127.255.255.254|0.0.0.0|0.1.2.3|10.0.0.1|10.255.255.255|100.64.0.1|100.127.255.254|169.254.169.254
                        169.254.0.1|172.16.0.1|172.31.255.255|192.0.0.8|192.0.2.1|192.88.99.1|192.168.0.1|198.18.0.1|198.19.255.255
                        198.51.100.7|203.0.113.9|224.0.0.1|239.255.255.250|240.0.0.1|255.255.255.255|[::1]|[::]|[::ffff:127.0.0.1]
                        [::ffff:7f00:1]|[::ffff:10.0.0.1]|[0:0:0:0:0:ffff:c0a8:1]|[::127.0.0.1]|[::10.0.0.1]|[fe80::1]|[febf::1]
                        [fec0::1]|[fc00::1]|[fd00:ec2::254]|[ff02::1]|[64:ff9b::7f00:1]|[64:ff9b::169.254.169.254]|[64:ff9b:1::1]
                        [100::1]|[2001::1]|[2001:0:7f00:1::]|[2001:db8::1]|[2001:10::1]|[2001:20::1]|[2002:7f00:1::]|[2002:a9fe:a9fe::]
                        [3fff::1]|[5f00::1]|[0:0:0:0:0:0:0:1]|metadata.example.com|localhost|LOCALHOST|one-bad.example.com
                        """
                                .strip()
                                .split("[|\n]"))
                .map(host -> "https://" + host + "/hook");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_not_plainly_an_address_is_refused_before_any_name_is_resolved(String url) {
        assertThatThrownBy(() -> destinations.parse(url)).isInstanceOf(UnsafeUrl.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("internal")
    void an_address_that_is_not_everybodys_is_never_dialled(String url) {
        assertThatThrownBy(() -> destinations.of(destinations.parse(url))).isInstanceOf(UnsafeUrl.class);
    }

    @Test
    void the_corpus_is_large() {
        assertThat(malformed().count() + internal().count()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example.com", "https://public.example.com/",
                        "HTTPS://Public.Example.Com/hook?a=b&c=%20",
                "https://public.example.com:443/x", "https://public.example.com:8443/x",
                        "https://public.example.com?x=1"
            })
    void a_public_host_is_dialled_at_the_addresses_that_were_checked(String url) throws Exception {
        List<InetSocketAddress> dialled = destinations.of(destinations.parse(url));
        assertThat(dialled)
                .extracting(address -> address.getAddress().getHostAddress())
                .containsExactly("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946");
        assertThat(asked).containsExactly("public.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/",
                "https://8.8.8.8:8443/x"
            })
    void a_public_address_is_dialled_without_asking_anybody(String url) throws Exception {
        assertThat(destinations.of(destinations.parse(url))).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://crm.internal:8080/hook", "https://crm.internal/hook", "http://192.168.7.7/x"})
    void a_host_that_the_administrator_named_may_be_anywhere(String url) throws Exception {
        assertThat(destinations.of(destinations.parse(url))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://public.example.com/",
                "http://a.crm.internal/",
                "http://crm.internal.example.com/",
                "http://192.168.7.8/"
            })
    void nothing_else_is_called_in_the_clear(String url) {
        assertThatThrownBy(() -> destinations.parse(url)).isInstanceOf(UnsafeUrl.class);
    }

    @Test
    void a_name_without_an_address_is_no_destination() {
        assertThatThrownBy(() -> destinations.of(destinations.parse("https://nothing.example.com/")))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @MethodSource("internal")
    void what_would_not_be_called_is_refused_when_it_is_saved_in_the_words_of_the_call(String url) {
        assertThatThrownBy(() -> destinations.refuseUncallable(url))
                .isInstanceOf(UnsafeUrl.class)
                .hasMessageContaining("no public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://public.example.com/", "https://nothing.example.com/", "http://crm.internal:8080/hook"})
    void what_would_be_called_or_may_have_an_address_later_is_saved(String url) {
        assertThatCode(() -> destinations.refuseUncallable(url)).doesNotThrowAnyException();
    }

    /** The second answer of a name server that changes its mind is never asked for. */
    @Test
    void a_name_is_resolved_once() throws Exception {
        List<String> answers = new ArrayList<>(List.of("93.184.216.34", "127.0.0.1"));
        Destinations rebinding = new Destinations(host -> List.of(InetAddress.getByName(answers.remove(0))), Set.of());
        assertThat(rebinding.of(rebinding.parse("https://public.example.com/")))
                .containsExactly(new InetSocketAddress(InetAddress.getByName("93.184.216.34"), 443));
        assertThat(answers).hasSize(1);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        asked.add(host);
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : NAMES.getOrDefault(host, List.of("192.168.7.7"))) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }
}
