package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.Conflict;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;

class SuppressionsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private ContactDesk desk;
    private ConsentRepository consents;
    private Suppressions suppressions;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        desk = new ContactDesk(DATABASE, "a");
        consents = new ConsentRepository(desk.jdbi);
        suppressions = of(desk);
        desk.contacts().put("c-1", ContactDetails.ofEmail("Ada@example.com"), IfMatch.ABSENT);
    }

    private static Suppressions of(ContactDesk desk) {
        return new Suppressions(
                desk.reading(),
                new ConsentRepository(desk.jdbi),
                new SuppressedAddressRepository(desk.jdbi),
                Audits.on(desk.jdbi, desk.clock),
                new FixedCaller(desk.tenant, "ina", Roles.ADMIN),
                desk.clock);
    }

    @Test
    @Tag("P-05")
    void an_address_that_is_suppressed_by_hand_is_shown_with_its_reason_and_refused_to_every_send() {
        suppressions.add("c-1", "*");

        assertThat(suppressions.of("c-1"))
                .containsExactly(new SuppressedAddress(
                        "*", suppressions.of("c-1").get(0).address(), "manual", desk.clock.instant()));
        long id = desk.contacts().get("c-1").id();
        assertThat(consents.refused(
                        java.util.List.of(new ConsentStore.Question(1, desk.tenant, id, "email", "marketing"))))
                .containsEntry(1L, ConsentStore.SUPPRESSED);
    }

    @Test
    void a_bounce_is_lifted_and_both_acts_are_on_record() {
        consents.suppress(desk.tenant, "email", "ada@example.com", "bounced", desk.clock.instant());
        assertThat(suppressions.of("c-1")).extracting(SuppressedAddress::reason).containsExactly("bounced");

        assertThat(suppressions.lift("c-1", "email")).isEmpty();

        assertThat(Audits.actions(desk.jdbi, desk.tenant)).contains("contact.suppression-lifted");
        assertThatThrownBy(() -> suppressions.lift("c-1", "email")).isInstanceOf(NotFound.class);
    }

    @Test
    void an_address_that_an_erasure_left_behind_stays_suppressed() {
        consents.suppress(desk.tenant, "*", "ada@example.com", ConsentStore.ERASED, desk.clock.instant());

        assertThatThrownBy(() -> suppressions.lift("c-1", "*")).isInstanceOf(Conflict.class);
        assertThat(suppressions.of("c-1")).hasSize(1);
    }

    @Test
    void who_has_no_address_and_who_is_of_another_tenant_cannot_be_suppressed() {
        desk.contacts().put("c-2", ContactDetails.ofEmail(null), IfMatch.ABSENT);

        assertThatThrownBy(() -> suppressions.add("c-2", "*")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> of(new ContactDesk(DATABASE, "b")).of("c-1")).isInstanceOf(NotFound.class);
    }
}
