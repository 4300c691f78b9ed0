package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import jakarta.resource.ResourceException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicksInOutageTest {

    static Stream<Exception> outages() {
        return Stream.of(
                new IllegalStateException(new SQLException(new ResourceException("IJ000453"))),
                new IllegalStateException(new SQLException("Connection refused", "08001")),
                new IllegalStateException(new SQLException("terminating connection", "57P01")));
    }

    static Stream<Exception> faults() {
        return Stream.of(
                new IllegalStateException("a bug"),
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
    void a_failure_that_is_its_own_cause_in_a_circle_ends() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);

        assertThat(TicksInOutage.away(one)).isFalse();
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
