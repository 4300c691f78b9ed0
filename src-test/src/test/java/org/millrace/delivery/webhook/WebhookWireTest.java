package org.millrace.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.delivery.mail.IntentAge;
import org.millrace.delivery.webhook.WebhookOutcome.Kind;
import org.millrace.harness.DeadPort;
import org.millrace.platform.SettableClock;
import org.millrace.platform.WebhookSecret;

@Tag("S4-09")
class WebhookWireTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final WebhookSecret SECRET = WebhookSecret.fresh();
    private static final WebhookSecret FORMER = WebhookSecret.fresh();
    private static final String BODY = "{\"name\":\"Zoë\"}";

    private final Clock clock = new SettableClock(NOW);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void end() {
        receiver.close();
        threads.shutdownNow();
    }

    @Test
    void a_call_is_signed_so_that_the_receiver_can_check_it() {
        assertThat(send("/hook?x=1")).isEqualTo(WebhookOutcome.delivered("HTTP 204"));
        assertThat(receiver.received()).singleElement().satisfies(call -> {
            assertThat(call.line()).isEqualTo("POST /hook?x=1 HTTP/1.1");
            assertThat(call.body()).isEqualTo(BODY);
            assertThat(call.headers())
                    .containsEntry("Host", "localhost:" + receiver.port())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("webhook-id", "msg_1")
                    .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                    .containsEntry("X-Team", "sales");
            String signature = call.headers().get("webhook-signature");
            byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
            assertThat(SECRET.signed(signature, "msg_1", NOW, body)).isTrue();
            assertThat(FORMER.signed(signature, "msg_1", NOW, body)).isTrue();
            assertThat(WebhookSecret.fresh().signed(signature, "msg_1", NOW, body))
                    .isFalse();
            assertThat(SECRET.signed(signature, "msg_2", NOW, body)).isFalse();
            assertThat(SECRET.signed(signature, "msg_1", NOW.plusSeconds(1), body))
                    .isFalse();
            assertThat(SECRET.signed(signature, "msg_1", NOW, new byte[0])).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "200,true",
        "204,true",
        "299,true",
        "300,false",
        "301,false",
        "400,false",
        "404,false",
        "500,false",
        "503,false"
    })
    void only_2xx_is_taken(int status, boolean taken) {
        receiver.answering(
                "HTTP/1.1 " + status + " X\r\nLocation: http://localhost:" + receiver.port() + "/other\r\n\r\n");
        assertThat(send("/"))
                .isEqualTo(
                        taken
                                ? WebhookOutcome.delivered("HTTP " + status)
                                : WebhookOutcome.failed("HTTP " + status, null));
        assertThat(receiver.received()).as("no redirect is followed").hasSize(1);
    }

    @Test
    void a_receiver_may_say_that_it_wants_no_more() {
        receiver.answering("HTTP/1.1 410 Gone\r\n\r\n");
        assertThat(send("/").refusal()).isEqualTo("HTTP 410");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "120;2026-11-21T09:02:00Z",
                "Sat, 21 Nov 2026 10:00:00 GMT;2026-11-21T10:00:00Z",
                "999999999;2026-11-28T09:00:00Z",
                "Sun, 21 Nov 2027 10:00:00 GMT;2026-11-28T09:00:00Z"
            })
    void a_receiver_may_say_when_it_wants_to_be_asked_again(String said, Instant expected) {
        receiver.answering("HTTP/1.1 429 Later\r\nRETRY-AFTER: " + said + "\r\n\r\n");
        assertThat(send("/")).isEqualTo(WebhookOutcome.failed("HTTP 429", expected));
    }

    @Test
    void answers_before_the_answer_are_passed_over() {
        receiver.answering(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
        assertThat(send("/")).isEqualTo(WebhookOutcome.delivered("HTTP 200"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-x\r\n",
                "HTTP/1.1 two hundred\r\n\r\n",
                "HTTP/1.1 200 OK\r\n",
                "\r\n\r\n",
                "HTTP/2 200\r\n\r\n"
            })
    void what_is_no_answer_is_a_failure(String answer) {
        receiver.answering(answer);
        assertThat(send("/")).extracting(WebhookOutcome::kind).isEqualTo(Kind.FAILED);
    }

    @Test
    void of_an_endless_answer_no_more_is_read_than_a_head() {
        receiver.answering("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000) + "\r\n");
        assertThat(send("/")).satisfies(failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.FAILED);
            assertThat(failed.said()).contains("larger than");
        });
        receiver.answering("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(10_000_000));
        assertThat(send("/")).isEqualTo(WebhookOutcome.delivered("HTTP 200"));
    }

    @Test
    void nobody_is_waited_for_longer_than_the_patience_and_a_slow_one_costs_the_others_nothing() {
        receiver.answering(call -> call.line().contains("/slow") ? Receiver.SILENCE : "HTTP/1.1 200 OK\r\n\r\n");
        List<WebhookRequest> requests = IntStream.range(0, 8)
                .mapToObj(i -> request(i % 4 == 0 ? "/slow" : "/quick"))
                .toList();
        List<WebhookOutcome> outcomes = wire(plain(), Duration.ofSeconds(3)).send(requests, IntentAge.fromNow());
        for (int i = 0; i < 8; i++) {
            assertThat(outcomes.get(i))
                    .isEqualTo(
                            i % 4 == 0
                                    ? WebhookOutcome.failed("There was no answer in time", null)
                                    : WebhookOutcome.delivered("HTTP 200"));
        }
    }

    @Test
    void an_intent_that_is_too_old_is_not_put_on_the_wire() {
        WebhookOutcome outcome = wire(plain(), Duration.ofSeconds(5))
                .send(List.of(request("/")), () -> Duration.ofSeconds(31))
                .get(0);
        assertThat(outcome).extracting(WebhookOutcome::kind).isEqualTo(Kind.NOT_TRIED);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void without_a_thread_nothing_is_tried() {
        threads.shutdown();
        assertThat(send("/")).extracting(WebhookOutcome::kind).isEqualTo(Kind.NOT_TRIED);
    }

    @Test
    void nobody_listening_is_a_failure_and_an_address_of_the_house_is_refused() {
        try (DeadPort port = new DeadPort()) {
            assertThat(send("/", "http://localhost:" + port.number()))
                    .extracting(WebhookOutcome::kind)
                    .isEqualTo(Kind.FAILED);
        }
        WebhookWire strict = new WebhookWire(
                new Destinations(Resolver.SYSTEM, Set.of()), plain(), threads, clock, Duration.ofSeconds(5));
        assertThat(strict.send(List.of(request("/", "https://localhost:" + receiver.port())), IntentAge.fromNow()))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
                    assertThat(refused.said()).contains("no public address");
                });
    }

    @Test
    void tls_asks_for_the_name_although_the_address_is_dialled_and_takes_no_other_certificate(@TempDir Path folder)
            throws Exception {
        SSLContext context = SelfSigned.context(folder, "hooks.example.com");
        try (Receiver secure = new Receiver(context.getServerSocketFactory())) {
            WebhookWire wire = wire(context.getSocketFactory(), Duration.ofSeconds(10));
            WebhookOutcome right = wire.send(
                            List.of(request("/", "https://hooks.example.com:" + secure.port())), IntentAge.fromNow())
                    .get(0);
            WebhookOutcome wrong = wire.send(
                            List.of(request("/", "https://other.example.com:" + secure.port())), IntentAge.fromNow())
                    .get(0);
            assertThat(right).isEqualTo(WebhookOutcome.delivered("HTTP 204"));
            assertThat(wrong).extracting(WebhookOutcome::kind).isEqualTo(Kind.FAILED);
            assertThat(secure.received()).as("not a byte went to the wrong one").hasSize(1);
        }
    }

    private WebhookOutcome send(String path) {
        return send(path, "http://localhost:" + receiver.port());
    }

    private WebhookOutcome send(String path, String base) {
        return wire(plain(), Duration.ofSeconds(10))
                .send(List.of(request(path, base)), IntentAge.fromNow())
                .get(0);
    }

    private WebhookRequest request(String path) {
        return request(path, "http://localhost:" + receiver.port());
    }

    private static WebhookRequest request(String path, String base) {
        return new WebhookRequest(
                "msg_1",
                base + path,
                Map.of("X-Team", "sales"),
                BODY.getBytes(StandardCharsets.UTF_8),
                List.of(SECRET, FORMER));
    }

    private WebhookWire wire(SSLSocketFactory tls, Duration patience) {
        Set<String> internal = Set.of("localhost", "hooks.example.com", "other.example.com");
        Resolver here = host -> List.of(InetAddress.getLoopbackAddress());
        return new WebhookWire(new Destinations(here, internal), tls, threads, clock, patience);
    }

    private static SSLSocketFactory plain() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
}
