package org.millrace.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The way to PostgreSQL for set-based SQL. Handles join the JTA transaction in which they are opened, so nothing here begins or
 * commits one: that is the boundary's part.
 */
@ApplicationScoped
public class Database {

    private static final String UNIQUE_VIOLATION = "23505";

    @Resource(lookup = "java:jboss/datasources/Millrace")
    private DataSource dataSource;

    @Produces
    @ApplicationScoped
    JdbiHolder holder() {
        return new JdbiHolder(on(dataSource));
    }

    @Produces
    Jdbi jdbi(JdbiHolder holder) {
        return holder.jdbi();
    }

    /** The same set-up for a data source outside the server. */
    public static Jdbi on(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        // The transaction is the boundary's; a handle that closes inside it must neither commit nor roll back.
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.registerArgument((ArgumentFactory) (type, value, config) -> column(value));
        jdbi.registerArgument(new Moments());
        jdbi.registerColumnMapper(Sentence.class, (row, column, context) -> Sentence.read(row.getString(column)));
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(Integer.class, "integer");
        jdbi.registerArrayType(Short.class, "smallint");
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Boolean.class, "boolean");
        jdbi.registerArrayType(java.math.BigDecimal.class, "numeric");
        jdbi.registerArrayType(java.util.UUID.class, "uuid");
        jdbi.registerArrayType(
                Instant.class,
                "timestamptz",
                instant -> instant == null ? null : kept(instant).atOffset(java.time.ZoneOffset.UTC));
        return jdbi;
    }

    /**
     * Inserts behind a savepoint as if nothing could conflict, and looks for conflicts only after one has happened: the looking costs
     * a fifth of an insert, and the conflicts meant here are races. Needs an open transaction.
     *
     * @param lookingFirst the same with {@code on conflict … do nothing}
     */
    public static <T> T insert(Handle handle, Supplier<T> expectingNoConflict, Supplier<T> lookingFirst) {
        handle.execute("savepoint before_insert");
        try {
            return expectingNoConflict.get();
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState()))) {
                throw e;
            }
            handle.execute("rollback to savepoint before_insert");
            return lookingFirst.get();
        }
    }

    /** @param into the table and its columns, as COPY takes them */
    public static void copy(Handle handle, String into, CopyRows rows) {
        try {
            ByteBuffer bytes = rows.end();
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into + " from stdin (format binary)");
            copy.writeToCopy(bytes.array(), 0, bytes.limit());
            copy.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException("Copying into " + into, e);
        }
    }

    /** @return null where the column is */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Optional<Argument> column(Object value) {
        return value instanceof SqlArrays.Column column
                ? Optional.of((position, statement, context) -> statement.setArray(
                        position, context.getConnection().createArrayOf(column.type(), column.values())))
                : Optional.empty();
    }

    /**
     * PostgreSQL keeps microseconds. What is finer is cut off, whichever way a moment goes in: the driver would round it, and one
     * moment would be another in the next column.
     */
    static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Asked before those that come with Jdbi, of which one leaves the rounding to the driver. */
    private static final class Moments implements ArgumentFactory.Preparable {

        @Override
        public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
            return type == Instant.class ? Optional.of(value -> moment((Instant) value)) : Optional.empty();
        }

        private static Argument moment(Instant value) {
            return (position, statement, context) ->
                    statement.setTimestamp(position, value == null ? null : Timestamp.from(kept(value)));
        }
    }

    /** Jdbi itself cannot be proxied. */
    static class JdbiHolder {
        private final Jdbi jdbi;

        JdbiHolder() {
            this(null);
        }

        JdbiHolder(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        Jdbi jdbi() {
            return jdbi;
        }
    }
}
