package org.millrace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.mail.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.millrace.harness.InsideServer;

/** What the scripts of wildfly-config promise is there under the names that the code looks up. */
class ServerResourcesIT extends InsideServer {

    @Deployment
    static EnterpriseArchive ear() {
        return earWith(ServerResourcesIT.class);
    }

    @Test
    void the_data_source_reaches_a_durable_postgresql() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/Millrace");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery("select current_setting('fsync'),"
                        + " current_setting('synchronous_commit'),"
                        + " current_setting('max_prepared_transactions')::int > 16")) {
            settings.next();
            assertEquals("on", settings.getString(1));
            assertEquals("on", settings.getString(2));
            assertEquals("t", settings.getString(3));
        }
    }

    @Test
    void queues_factories_and_the_mail_session_have_their_names() throws Exception {
        for (String queue : new String[] {"millrace.runs", "millrace.deliveries", "millrace.events"}) {
            Object found = InitialContext.doLookup("java:/jms/queue/" + queue);
            assertEquals(queue, assertInstanceOf(Queue.class, found).getQueueName());
        }
        assertInstanceOf(ConnectionFactory.class, InitialContext.doLookup("java:/jms/MillraceTickets"));
        assertInstanceOf(ConnectionFactory.class, InitialContext.doLookup("java:/JmsXA"));
        Session mail = InitialContext.doLookup("java:jboss/mail/Millrace");
        assertNotNull(mail.getProperty("mail.smtp.host"));
    }
}
