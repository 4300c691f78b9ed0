package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicksInOutageTest {

    static Stream<Exception> outages() {
        return Stream.of(
                new IllegalStateException(new SQLException(
                        new ResourceException("IJ000453", new SQLException("Connection refused", "08001")))),
                new IllegalStateException(rolledBack(new SQLException("This connection has been closed.", "08003"))),
                new IllegalStateException(new SQLException("Connection refused", "08001")),
                new IllegalStateException(new SQLException("terminating connection", "57P01")));
    }

    static Stream<Exception> faults() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new IllegalStateException(new SQLException(new ResourceException("IJ000655: no connection is free"))),
                new IllegalStateException(new SQLException(
                        new ResourceException("IJ000453", new SQLException("wrong password", "28P01")))),
                new IllegalStateException(rolledBack(new SQLException("duplicate key", "23505"))),
                new IllegalStateException(new SQLException("duplicate key", "23505")),
                new IllegalStateException(new SQLException("canceled by the user", "57014")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_tick_that_finds_no_database_is_over_and_the_next_one_does_its_work(Exception outage) throws Exception {
        assertThat(new TicksInOutage().tick(failing(outage))).isNull();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void any_other_failure_is_told_as_ever(Exception fault) {
        assertThatThrownBy(() -> new TicksInOutage().tick(failing(fault))).isSameAs(fault);
    }

    @Test
    void an_outage_is_told_by_its_state_and_by_its_words_where_it_has_any() {
        assertThat(Outage.sentence(new SQLException("Connection refused", "08001")))
                .endsWith("(SQL state 08001): Connection refused");
        assertThat(Outage.sentence(new SQLException(null, "08006"))).endsWith("(SQL state 08006)");
    }

    private static Exception rolledBack(SQLException reason) {
        Exception rollback = new RollbackException("Could not commit");
        rollback.addSuppressed(reason);
        return rollback;
    }

    private static InvocationContext failing(Exception failure) {
        return (InvocationContext) Proxy.newProxyInstance(
                TicksInOutageTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, method, arguments) -> {
                    throw failure;
                });
    }
}
