package org.millrace.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/**
 * A data source whose connections join the transaction of the thread, as those of the server join JTA: code that opens a handle
 * inside {@link #tx} works in that transaction, code outside commits each statement. Ending a transaction through a connection
 * is refused, as the server refuses it.
 */
public final class TransactionalDataSource extends DelegatingDataSource {

    private static final Set<String> NOT_IN_A_TRANSACTION = Set.of("commit", "rollback", "setAutoCommit");

    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    public TransactionalDataSource(DataSource target) {
        super(target);
    }

    /** Joins the thread's transaction or begins one; an exception that escapes rolls it back. */
    public <T> T tx(Callable<T> work) {
        return current.get() == null ? newTx(work) : call(work);
    }

    public void tx(Runnable work) {
        tx(() -> {
            work.run();
            return null;
        });
    }

    /** Suspends the thread's transaction, if any, and begins another: the server's REQUIRES_NEW. */
    public <T> T newTx(Callable<T> work) {
        Connection suspended = current.get();
        Connection connection = open();
        try {
            connection.setAutoCommit(false);
            current.set(connection);
            T result = call(work);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            restore(suspended);
            giveBack(connection);
        }
    }

    public void newTx(Runnable work) {
        newTx(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection joined = current.get();
        return joined == null ? pooled(open()) : joining(joined);
    }

    public void close() {
        for (Connection connection; (connection = idle.poll()) != null; ) {
            closeQuietly(connection);
        }
    }

    private void restore(Connection suspended) {
        if (suspended == null) {
            current.remove();
        } else {
            current.set(suspended);
        }
    }

    private Connection open() {
        Connection connection = idle.poll();
        try {
            return connection == null ? target().getConnection() : connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void giveBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            idle.push(connection);
        } catch (SQLException e) {
            closeQuietly(connection);
        }
    }

    private Connection joining(Connection connection) {
        return proxy((proxy, method, args) -> {
            if (NOT_IN_A_TRANSACTION.contains(method.getName())) {
                throw new SQLException("Not allowed in a managed transaction: " + method.getName());
            }
            return method.getName().equals("close") ? null : invoke(connection, method, args);
        });
    }

    private Connection pooled(Connection connection) {
        return proxy((proxy, method, args) -> {
            if (method.getName().equals("close")) {
                giveBack(connection);
                return null;
            }
            return invoke(connection, method, args);
        });
    }

    private static Connection proxy(InvocationHandler handler) {
        return (Connection) Proxy.newProxyInstance(
                TransactionalDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private static Object invoke(Connection connection, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(connection, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
