package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What whoever sends relies on. */
abstract class ConsentContract extends TwoTenants {

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    abstract ConsentStore consents();

    @Test
    void who_said_nothing_is_not_refused() {
        assertThat(ask(contact(tenant(), "ada", "{\"email\":\"ada@example.com\"}"), "email", "marketing"))
                .isNull();
    }

    @Test
    @Tag("S4-14")
    void an_opt_out_of_a_topic_refuses_that_topic_alone_until_it_is_taken_back() {
        long ada = contact(tenant(), "ada", "{}");
        say(ada, "email", "marketing", ConsentState.OPTED_OUT);
        assertThat(ask(ada, "email", "marketing")).isEqualTo(ConsentStore.OPTED_OUT);
        assertThat(ask(ada, "email", "service")).isNull();
        assertThat(ask(ada, "sms", "marketing")).isNull();
        say(ada, "email", "marketing", ConsentState.OPTED_IN);
        assertThat(ask(ada, "email", "marketing")).isNull();
    }

    @Test
    void an_opt_out_of_everything_stands_above_an_opt_in_to_one_topic() {
        long ada = contact(tenant(), "ada", "{}");
        say(ada, "email", ConsentChange.ALL, ConsentState.OPTED_OUT);
        say(ada, "email", "marketing", ConsentState.OPTED_IN);
        assertThat(ask(ada, "email", "marketing")).isEqualTo(ConsentStore.OPTED_OUT);
        say(ada, "email", ConsentChange.ALL, ConsentState.OPTED_IN);
        assertThat(ask(ada, "email", "marketing")).isNull();
        say(ada, ConsentChange.ALL, ConsentChange.ALL, ConsentState.OPTED_OUT);
        assertThat(ask(ada, "sms", "service")).isEqualTo(ConsentStore.OPTED_OUT);
    }

    @Test
    void a_suppressed_address_is_refused_in_any_case_and_whoever_has_it() {
        long ada = contact(tenant(), "ada", "{\"email\":\"Ada@example.com\",\"phone\":\"+14155550100\"}");
        long twin = contact(tenant(), "twin", "{\"email\":\"ada@example.com\"}");
        long foreign = contact(otherTenant(), "ada", "{\"email\":\"ada@example.com\"}");
        consents().suppress(tenant(), "email", "ADA@example.com", "bounced", NOW);
        consents().suppress(tenant(), "email", "ADA@example.com", "bounced", NOW);
        assertThat(ask(ada, "email", "marketing")).isEqualTo(ConsentStore.SUPPRESSED);
        assertThat(ask(twin, "email", "service")).isEqualTo(ConsentStore.SUPPRESSED);
        assertThat(ask(ada, "sms", "marketing")).isNull();
        assertThat(consents().refused(List.of(new ConsentStore.Question(1, otherTenant(), foreign, "email", "x"))))
                .isEmpty();
        consents().suppress(tenant(), ConsentChange.ALL, "+14155550100", "erased", NOW);
        assertThat(ask(ada, "sms", "marketing")).isEqualTo(ConsentStore.SUPPRESSED);
    }

    @Test
    void a_contact_of_another_tenant_is_as_good_as_erased() {
        long foreign = contact(otherTenant(), "ada", "{}");
        assertThat(ask(foreign, "email", "marketing")).isEqualTo(ConsentStore.ERASED);
        assertThat(consents()
                        .change(new ConsentChange(
                                tenant(), foreign, "email", "*", ConsentState.OPTED_OUT, NOW, "test", null)))
                .isFalse();
    }

    @Test
    void a_window_is_answered_as_a_whole() {
        long ada = contact(tenant(), "ada", "{}");
        long bob = contact(tenant(), "bob", "{}");
        say(bob, "email", "marketing", ConsentState.OPTED_OUT);
        Map<Long, String> refused = consents()
                .refused(List.of(
                        new ConsentStore.Question(30, tenant(), bob, "email", "marketing"),
                        new ConsentStore.Question(20, tenant(), ada, "email", "marketing"),
                        new ConsentStore.Question(10, tenant(), bob, "email", "service")));
        assertThat(refused).containsExactly(Map.entry(30L, ConsentStore.OPTED_OUT));
        assertThat(consents().refused(List.of())).isEmpty();
    }

    private String ask(long contact, String channel, String topic) {
        return consents()
                .refused(List.of(new ConsentStore.Question(7, tenant(), contact, channel, topic)))
                .get(7L);
    }

    private void say(long contact, String channel, String topic, ConsentState state) {
        assertThat(consents().change(new ConsentChange(tenant(), contact, channel, topic, state, NOW, "test", null)))
                .isTrue();
    }
}
