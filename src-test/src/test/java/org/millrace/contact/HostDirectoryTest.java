package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.TransactionFailure;
import org.millrace.spi.AttributeValue;
import org.millrace.spi.ContactChange;
import org.millrace.spi.ContactChanges;
import org.millrace.spi.ContactDirectory;
import org.millrace.spi.DirectoryUnavailable;

@Tag("S4-07")
@Tag("P-25")
class HostDirectoryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
    private static final long ERASED = 99;
    private static final Duration LATE = HostDirectory.PATIENCE.plusMillis(1);

    private final MemoryDirectory host = new MemoryDirectory();
    private final AtomicLong nanos = new AtomicLong();
    private final HostDirectory directory = new HostDirectory(host, HostDirectoryTest::names, nanos::get);

    /** The higher its number, the earlier its name stands in the alphabet. */
    private static Map<Long, ContactName> names(Map<Long, Integer> tenants) {
        return tenants.entrySet().stream()
                .filter(contact -> contact.getKey() != ERASED)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        contact -> new ContactName("t" + contact.getValue(), "crm-" + (100 - contact.getKey()))));
    }

    private static TagChange tag(long contact, String tag, boolean add) {
        return new TagChange(1, contact, tag, add);
    }

    private void tell(TagChange... tags) {
        directory.tell(List.of(tags), List.of(), NOW);
    }

    @Test
    void a_batch_is_one_call_per_tenant_with_contacts_in_the_order_of_their_names() {
        tell(tag(1, "vip", true), tag(2, "vip", true), new TagChange(2, 3, "vip", true), tag(1, "new", false));

        assertThat(host.told)
                .containsExactly(
                        new ContactChanges(
                                "t1",
                                NOW,
                                List.of(
                                        ContactChange.ofTags("crm-98", Set.of("vip"), Set.of()),
                                        ContactChange.ofTags("crm-99", Set.of("vip"), Set.of("new")))),
                        new ContactChanges(
                                "t2", NOW, List.of(ContactChange.ofTags("crm-97", Set.of("vip"), Set.of()))));
        assertThat(host.told.get(0).contacts())
                .extracting(ContactChange::externalId)
                .isSorted();
    }

    @Test
    void of_several_changes_of_one_thing_the_last_is_told() {
        directory.tell(
                List.of(tag(1, "a", true), tag(1, "a", false), tag(1, "b", false), tag(1, "b", true)),
                List.of(
                        new AttributeChange(1, 1, "stage", TextNode.valueOf("won")),
                        new AttributeChange(1, 1, "stage", TextNode.valueOf("lost"))),
                NOW);

        ContactChange told = host.told.get(0).contacts().get(0);
        assertThat(told.addedTags()).containsExactly("b");
        assertThat(told.removedTags()).containsExactly("a");
        assertThat(told.attributes()).isEqualTo(Map.of("stage", new AttributeValue.Text("lost")));
    }

    @Test
    void values_are_told_as_what_they_are() {
        directory.tell(
                List.of(),
                List.of(
                        new AttributeChange(1, 1, "firstName", TextNode.valueOf("Ada")),
                        new AttributeChange(1, 1, "visits", DecimalNode.valueOf(new BigDecimal("3.50"))),
                        new AttributeChange(1, 1, "member", BooleanNode.TRUE),
                        new AttributeChange(1, 1, "stage", NullNode.instance)),
                NOW);

        Map<String, AttributeValue> told = host.told.get(0).contacts().get(0).attributes();
        assertThat(told.get("firstName").plain()).isEqualTo("Ada");
        assertThat(told.get("visits").plain()).isEqualTo(new BigDecimal("3.50"));
        assertThat(told.get("member").plain()).isEqualTo(true);
        assertThat(told.get("stage").plain()).isNull();
    }

    @Test
    void an_erased_contact_is_passed_over_and_nothing_is_told_of_nothing() {
        tell(tag(ERASED, "vip", true));
        directory.tell(List.of(), List.of(), NOW);

        assertThat(host.told).isEmpty();
    }

    @Test
    void without_a_host_nobody_is_asked_for_anything() {
        HostDirectory nobody = new HostDirectory(
                HostDirectory.Host.NONE,
                tenants -> {
                    throw new AssertionError("names were asked for");
                },
                nanos::get);

        nobody.tell(List.of(tag(1, "vip", true)), List.of(), NOW);
    }

    @Test
    void a_refusal_stays_what_it_was_so_that_halves_find_the_contact() {
        IllegalStateException refusal = new IllegalStateException(new SQLException("no such customer", "23503"));
        host.failure = Optional.of(refusal);

        assertThat(catchThrowable(() -> tell(tag(1, "vip", true)))).isSameAs(refusal);
        assertThat(TransactionFailure.of(refusal).ofInfrastructure()).isFalse();
    }

    @Test
    void an_outage_of_the_host_is_no_contact_s_fault() {
        for (RuntimeException outage : List.of(
                new DirectoryUnavailable("closed for the night"),
                new IllegalStateException(new DirectoryUnavailable("closed for the night")),
                new IllegalStateException(new SQLException("connection refused", "08001")),
                new IllegalStateException(new SQLException("deadlock", "40P01")))) {
            host.failure = Optional.of(outage);

            Throwable thrown = catchThrowable(() -> tell(tag(1, "vip", true), tag(2, "vip", true)));

            assertThat(thrown).isInstanceOf(HostAway.class);
            assertThat(((HostAway) thrown).contacts()).containsExactlyInAnyOrder(1L, 2L);
            assertThat(TransactionFailure.of(new IllegalStateException(thrown)).cause())
                    .isSameAs(thrown);
        }
    }

    @Test
    void a_host_that_is_not_there_or_goes_while_it_is_called_is_away() {
        host.there = false;
        assertThatThrownBy(() -> tell(tag(1, "vip", true)))
                .isInstanceOf(HostAway.class)
                .hasMessage("nothing stands there");

        host.there = true;
        HostDirectory.Host going = new HostDirectory.Host() {
            @Override
            public boolean expected() {
                return true;
            }

            @Override
            public ContactDirectory directory() {
                host.failure = Optional.of(new IllegalStateException("component stopped"));
                ContactDirectory found = host.directory();
                host.there = false;
                return found;
            }
        };
        assertThatThrownBy(() -> new HostDirectory(going, HostDirectoryTest::names, nanos::get)
                        .tell(List.of(tag(1, "vip", true)), List.of(), NOW))
                .isInstanceOf(HostAway.class);
    }

    @Test
    void a_batch_that_fails_late_may_be_too_large_but_one_contact_alone_is_not_to_blame() {
        host.failure = Optional.of(new IllegalStateException(new SQLException("transaction is not active")));
        HostDirectory slow = new HostDirectory(host, HostDirectoryTest::names, () -> nanos.getAndAdd(LATE.toNanos()));

        Throwable several =
                catchThrowable(() -> slow.tell(List.of(tag(1, "vip", true), tag(2, "vip", true)), List.of(), NOW));
        assertThat(several).isNotInstanceOf(HostAway.class);
        assertThat(TransactionFailure.of(several).ofInfrastructure()).isFalse();

        assertThatThrownBy(() -> slow.tell(List.of(tag(1, "vip", true)), List.of(), NOW))
                .isInstanceOf(HostAway.class);
    }

    @Test
    void a_slow_answer_is_an_answer() {
        HostDirectory slow = new HostDirectory(host, HostDirectoryTest::names, () -> nanos.getAndAdd(LATE.toNanos()));

        slow.tell(List.of(tag(1, "vip", true)), List.of(), NOW);

        assertThat(host.told).hasSize(1);
    }

    @Test
    void a_directory_that_ends_the_transaction_silently_has_refused() {
        HostDirectory.Host ending = new HostDirectory.Host() {
            @Override
            public boolean expected() {
                return true;
            }

            @Override
            public ContactDirectory directory() {
                return host;
            }

            @Override
            public void demandLiveTransaction() {
                throw new IllegalStateException("marked for rollback");
            }
        };

        assertThatThrownBy(() -> new HostDirectory(ending, HostDirectoryTest::names, nanos::get)
                        .tell(List.of(tag(1, "vip", true)), List.of(), NOW))
                .isExactlyInstanceOf(IllegalStateException.class);
    }
}
