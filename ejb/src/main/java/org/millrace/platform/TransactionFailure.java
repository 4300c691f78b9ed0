package org.millrace.platform;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Why a transaction was rolled back: something about the rows that it wrote, or something about the ground that they stand on. */
public record TransactionFailure(Throwable cause) {

    /** SQLSTATE classes: connection, rollback by the server, resources, intervention by an operator, system error. */
    private static final Set<String> INFRASTRUCTURE = Set.of("08", "40", "53", "57", "58");

    /** The server ended a session whose transaction was idle for too long. */
    private static final String IDLE_TOO_LONG = "25P03";

    private static final int DETAIL_LENGTH = 4_000;

    public static TransactionFailure of(Throwable thrown) {
        return new TransactionFailure(within(thrown)
                .filter(SQLException.class::isInstance)
                .findFirst()
                .orElseGet(() -> innermost(thrown)));
    }

    private static Throwable innermost(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable cause = thrown;
        while (cause.getCause() != null && seen.add(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /**
     * The failure and all that stands behind it, what is nearest first. A transaction that could not commit tells what held it up, such
     * as a constraint that is checked only then, among what it suppressed; what others suppressed is not what they are judged by.
     */
    static Stream<Throwable> within(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> found = new ArrayList<>(List.of(failure));
        for (int i = 0; i < found.size(); i++) {
            Throwable one = found.get(i);
            Stream<Throwable> heldUp = ofTheTransaction(one) ? Stream.of(one.getSuppressed()) : Stream.empty();
            Stream.concat(Stream.ofNullable(one.getCause()), heldUp)
                    .filter(seen::add)
                    .forEach(found::add);
        }
        return found.stream().distinct();
    }

    /** Then nothing is held against the rows: the same may succeed later. What is not of infrastructure fails again. */
    public boolean ofInfrastructure() {
        if (cause instanceof SQLException sql) {
            String state = sql.getSQLState();
            return state == null || IDLE_TOO_LONG.equals(state) || INFRASTRUCTURE.contains(state.substring(0, 2));
        }
        return ofTheTransaction(cause);
    }

    private static boolean ofTheTransaction(Throwable failure) {
        return failure.getClass().getPackageName().startsWith("jakarta.transaction");
    }

    public String error() {
        String message = cause.getMessage() == null ? "no message" : cause.getMessage();
        return cause.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }

    public String detail() {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.getBuffer().substring(0, Math.min(text.getBuffer().length(), DETAIL_LENGTH));
    }
}
