package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Caller;
import org.millrace.platform.Conflict;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

class TestLimitTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = SettableClock.at("2026-11-21T09:00:00Z");
    private int tenant;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("limits");
    }

    private int take(String who) {
        return DATABASE.jdbi().inTransaction(h -> new TestLimit(new TestSendRepository(DATABASE.jdbi()), clock)
                .take(new Caller(tenant, who)));
    }

    @Test
    void so_many_test_mails_a_person_may_send_in_an_hour_and_then_more_in_the_next() {
        for (int left = TestLimit.AN_HOUR - 1; left >= 0; left--) {
            assertThat(take("mara")).isEqualTo(left);
        }
        assertThatThrownBy(() -> take("mara")).isInstanceOf(Conflict.class).hasMessageContaining("Wait a while");
        assertThat(take("ina")).isEqualTo(TestLimit.AN_HOUR - 1);

        clock.advance(Duration.ofMinutes(61));

        assertThat(take("mara")).isEqualTo(TestLimit.AN_HOUR - 1);
    }
}
