package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "40001", "40P01", "53300", "57P01", "57P02", "58030", "25P03"})
    void what_the_database_or_the_way_to_it_does_is_of_infrastructure(String state) {
        assertThat(failure(state).ofInfrastructure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P02", "23505", "23514", "42P01"})
    void what_a_row_is_to_blame_for_is_not(String state) {
        assertThat(failure(state).ofInfrastructure()).isFalse();
    }

    @Test
    void a_pool_that_has_no_connection_names_no_state_and_is_of_infrastructure() {
        assertThat(failure(null).ofInfrastructure()).isTrue();
        assertThat(TransactionFailure.of(new IllegalStateException(new RollbackException("timeout")))
                        .ofInfrastructure())
                .isTrue();
        assertThat(TransactionFailure.of(new IllegalStateException("a bug")).ofInfrastructure())
                .isFalse();
    }

    @Test
    @Tag("P-25")
    void a_constraint_that_is_checked_at_the_commit_is_told_by_what_the_rollback_suppressed_and_is_not() {
        assertThat(rolledBack("23505").ofInfrastructure()).isFalse();
        assertThat(rolledBack("23505").error()).isEqualTo("SQLException: x");
        assertThat(rolledBack("08006").ofInfrastructure()).isTrue();
    }

    @Test
    void a_failure_that_is_its_own_cause_in_a_circle_ends() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);

        assertThat(TransactionFailure.of(one).ofInfrastructure()).isFalse();
    }

    /** As the transaction manager tells it. */
    private static TransactionFailure rolledBack(String state) {
        Exception prepare = new XAException(XAException.XA_RBINTEGRITY);
        prepare.initCause(new SQLException("x", state));
        Exception rollback = new RollbackException("ARJUNA016053: Could not commit transaction.");
        rollback.addSuppressed(prepare);
        return TransactionFailure.of(new IllegalStateException(rollback));
    }

    private static TransactionFailure failure(String state) {
        return TransactionFailure.of(
                new IllegalStateException(new IllegalArgumentException(new SQLException("x", state))));
    }
}
