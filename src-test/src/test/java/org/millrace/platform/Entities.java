package org.millrace.platform;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hibernate outside of the server, on the transactions of a {@link PostgresDatabase}: JPA and JDBI work in one transaction. */
public final class Entities implements BeforeAllCallback, AfterAllCallback {

    private final PostgresDatabase database;
    private final Class<?>[] types;
    private SessionFactory factory;

    public Entities(PostgresDatabase database, Class<?>... types) {
        this.database = database;
        this.types = types;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Configuration configuration = new Configuration().setProperty("hibernate.jdbc.time_zone", "UTC");
        for (Class<?> type : types) {
            configuration.addAnnotatedClass(type);
        }
        configuration.getProperties().put("hibernate.connection.datasource", new Joining(database.dataSource()));
        factory = configuration.buildSessionFactory();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        factory.close();
    }

    /** In one transaction with an entity manager of its own, flushed at the end. */
    public <T> T tx(Function<EntityManager, T> work) {
        return database.newTx(() -> {
            try (EntityManager entities = factory.createEntityManager()) {
                entities.getTransaction().begin();
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            }
        });
    }

    /** Hibernate begins and commits for itself, which flushes; the connection's transaction is the database's that it joined. */
    private static final class Joining extends DelegatingDataSource {

        private static final Set<String> LEFT_TO_THE_DATABASE = Set.of("setAutoCommit", "commit", "rollback");

        private Joining(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection joined = target().getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Entities.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (LEFT_TO_THE_DATABASE.contains(method.getName())) {
                            return null;
                        }
                        try {
                            return method.invoke(joined, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
