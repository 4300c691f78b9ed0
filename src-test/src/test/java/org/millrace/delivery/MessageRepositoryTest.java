package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.platform.PostgresDatabase;

class MessageRepositoryTest extends MessageStoreContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private PostgresLedger ledger;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        ledger = new PostgresLedger(DATABASE, clock);
    }

    /** It waits because our own commit failed; its relay was asked nothing. */
    @Test
    void what_never_came_to_the_wire_is_no_trouble_of_its_sender_but_a_relay_that_is_away_is() {
        receive(ME, receipt(intended(1, ME), Settlement.neverOnTheWire()));
        assertThat(health().putOff()).isZero();

        receive(ME, receipt(intended(2, ME), Settlement.againAt(NOW.plusSeconds(9), false, "no way to the relay")));
        assertThat(health().putOff()).isOne();
        assertThat(health().lastReason()).isEqualTo("no way to the relay");
    }

    private ProviderHealth health() {
        return new ProviderHealthRepository(DATABASE.jdbi())
                .all(ledger.tenant, NOW.minusSeconds(9)).stream().findFirst().orElseThrow();
    }

    @Override
    Ledger ledger() {
        return ledger;
    }

    @Override
    void count(List<Moved> moved) {
        ledger.counters.add(Moved.deltas(moved), clock.instant());
    }
}
