package org.millrace.contact.jms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.harness.InsideServer;

/** Events from the queue, in the server itself. */
class EventListenerIT extends InsideServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Resource(lookup = "java:jboss/datasources/Millrace")
    private DataSource source;

    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory factory;

    @Resource(lookup = "java:/jms/queue/millrace.events")
    private Queue queue;

    private String tenant;

    @Deployment
    static EnterpriseArchive ear() {
        return earWith(EventListenerIT.class);
    }

    @BeforeEach
    void aTenantWithAContact() throws SQLException {
        tenant = "jms-" + System.nanoTime();
        execute("insert into tenant (slug, name, created_at) values (?, 'x', now())", tenant);
        execute(
                "insert into contact (tenant_id, external_id, shard, created_at, updated_at)"
                        + " select id, 'c-1', 0, now(), now() from tenant where slug = ?",
                tenant);
    }

    @Test
    void a_message_is_stored_once_however_often_it_is_sent() throws Exception {
        for (int i = 0; i < 5; i++) {
            send("{\"contact\":\"c-1\",\"properties\":{\"amount\":5}}", "order-1");
        }
        send("{\"contact\":\"c-1\"}", "order-2");
        await("event", 2);
        assertEquals(0, count("dead_letter"));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name, source, properties ->> 'amount' from event"
                        + " where external_id = 'order-1' and tenant_id = (select id from tenant where slug = '"
                        + tenant
                        + "')")) {
            assertTrue(row.next());
            assertEquals("order_paid", row.getString(1));
            assertEquals("shop", row.getString(2));
            assertEquals("5", row.getString(3));
        }
    }

    @Test
    void nonsense_becomes_a_dead_letter_and_holds_up_nothing() throws Exception {
        send("not json", "order-3");
        send("{\"contact\":\"nobody\"}", "order-4");
        send("{\"contact\":\"c-1\"}", "order-5");
        await("dead_letter", 2);
        await("event", 1);
    }

    @Test
    void what_the_database_refuses_now_is_delivered_again_until_it_is_stored() throws Exception {
        execute(
                "alter table event add constraint outage check (external_id <> ?) not valid".replace("?", "'order-6'"),
                null);
        send("{\"contact\":\"c-1\"}", "order-6");
        send("{\"contact\":\"c-1\"}", "order-7");
        await("event", 1);
        execute("alter table event drop constraint outage", null);
        await("event", 2);
        assertEquals(0, count("dead_letter"));
    }

    private void send(String payload, String id) throws Exception {
        try (JMSContext context = factory.createContext()) {
            TextMessage message = context.createTextMessage(payload);
            message.setStringProperty("tenant", tenant);
            message.setStringProperty("ce_id", id);
            message.setStringProperty("ce_source", "shop");
            message.setStringProperty("ce_type", "order_paid");
            context.createProducer().send(queue, message);
        }
    }

    private void await(String table, int rows) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(table) < rows && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertEquals(rows, count(table), table);
    }

    private int count(String table) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select count(*) from " + table
                        + " where tenant_id = (select id from tenant where slug = ?)")) {
            statement.setString(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void execute(String sql, String parameter) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            statement.executeUpdate();
        }
    }
}
