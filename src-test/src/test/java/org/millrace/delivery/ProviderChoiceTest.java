package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.delivery.webhook.Destinations;
import org.millrace.delivery.webhook.Resolver;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

/** By which account a mail leaves: step, template, topic, fallback, the server's own. */
@Tag("S4-06")
class ProviderChoiceTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private PostgresLedger ledger;
    private ProviderRepository providers;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, new SettableClock(NOW));
        providers = new ProviderRepository(DATABASE.jdbi());
        ledger.tx(() ->
                ledger.outbox().enqueue(List.of(ledger.message(1, ledger.contact("ann@example.org"), "email", NOW))));
    }

    @Test
    void what_is_nearer_to_the_message_decides() {
        assertThat(chosen()).isNull();
        save("all", List.of(), List.of(), true);
        assertThat(chosen()).isEqualTo("all");
        save("by-topic", List.of(), List.of("marketing"), false);
        assertThat(chosen()).isEqualTo("by-topic");
        save("by-template", List.of("welcome"), List.of(), false);
        assertThat(chosen()).isEqualTo("by-template");
        save("by-step", List.of(), List.of(), false);
        step("{\"provider\": \"by-step\"}");
        assertThat(chosen()).isEqualTo("by-step");
    }

    @Test
    void what_one_provider_takes_over_no_other_has_any_more() {
        save("one", List.of("welcome", "other"), List.of("marketing"), true);
        save("two", List.of("welcome"), List.of("marketing"), true);
        assertThat(providers.find(ledger.tenant, "one")).hasValueSatisfying(one -> {
            assertThat(one.templates()).containsExactly("other");
            assertThat(one.topics()).isEmpty();
            assertThat(one.fallback()).isFalse();
        });
        assertThat(chosen()).isEqualTo("two");
    }

    @Test
    void a_step_that_names_a_provider_that_is_not_there_sends_nothing_and_says_so() {
        save("all", List.of(), List.of(), true);
        step("{\"provider\": \"gone\"}");
        DueMessage message = claimed();
        assertThat(parts(message).impossible(message).reason()).isEqualTo("there is no provider gone for email");
    }

    @Test
    @Tag("S1-36")
    @Tag("S2-05")
    void a_step_may_say_another_subject() {
        step("{\"subject\": \"Only for {{contact.firstName}}\"}");
        assertThat(parts(claimed()).ofStep("subject")).isEqualTo("Only for {{contact.firstName}}");
    }

    @Test
    void a_provider_is_a_mail_session_of_the_server_or_an_address() {
        for (Map.Entry<String, String> faulty : Map.of(
                        "email", "java:global/x", "sms", "java:jboss/mail/x", "webhook", "java:jboss/mail/x")
                .entrySet()) {
            assertThatThrownBy(() -> new ProviderDraft(faulty.getKey(), faulty.getValue(), null, null, null, null)
                            .completed(Destinations.PUBLIC))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://10.0.0.7/hook|url: The address leads to 10.0.0.7, which is no public address.",
                "https://169.254.169.254/latest|url: The address leads to 169.254.169.254, which is no public address.",
                "https://[fe80::1]/hook|url: The address leads to fe80:0:0:0:0:0:0:1, which is no public address.",
                "http://crm.example.com/hook|url: The address is not https."
            })
    void an_address_that_would_never_be_called_is_not_saved_unless_the_administrator_named_its_host(
            String url, String refusal) {
        ProviderDraft draft = new ProviderDraft("webhook", null, url, null, null, null);

        assertThatThrownBy(() -> draft.completed(Destinations.PUBLIC))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(refusal);
        Destinations house =
                new Destinations(Resolver.SYSTEM, Set.of("10.0.0.7", "169.254.169.254", "fe80::1", "crm.example.com"));
        assertThat(draft.completed(house).url()).isEqualTo(url);
    }

    private void save(String name, List<String> templates, List<String> topics, boolean fallback) {
        ProviderDraft draft = new ProviderDraft("email", "java:jboss/mail/" + name, null, templates, topics, fallback)
                .completed(Destinations.PUBLIC);
        DATABASE.tx(() -> providers.save(ledger.tenant, name, draft, null, NOW));
    }

    private void step(String config) {
        DATABASE.jdbi().useHandle(h -> {
            h.execute(
                    "insert into workflow_version (id, tenant_id, workflow_id, no, document, published_by, published_at)"
                            + " overriding system value select 1, ?, workflow_id, 1, '{}', 'test', now() from campaign",
                    ledger.tenant);
            h.execute(
                    "insert into node (tenant_id, version_id, node_no, node_id, type, config)"
                            + " values (?, 1, 1, 'mail', 'send', cast(? as jsonb))",
                    ledger.tenant,
                    config);
        });
    }

    private DueMessage claimed() {
        return ledger.tx(() -> ledger.store().claim(0, "email", 1, NOW)).get(0);
    }

    private MessageParts parts(DueMessage message) {
        return ledger.tx(() -> ledger.parts().load(List.of(message), NOW)).get(message.id());
    }

    private String chosen() {
        Provider provider = parts(claimed()).provider();
        return provider == null ? null : provider.name();
    }
}
