package org.millrace.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without the database no request can be answered, so a balancer should send them elsewhere; a restart would not help. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    private static final int SECONDS = 2;

    @Override
    public HealthCheckResponse call() {
        String trouble = trouble();
        return trouble == null
                ? HealthCheckResponse.up("database")
                : HealthCheckResponse.named("database")
                        .down()
                        .withData("error", trouble)
                        .build();
    }

    private static String trouble() {
        try {
            DataSource database = InitialContext.doLookup("java:jboss/datasources/Millrace");
            try (Connection connection = database.getConnection()) {
                return connection.isValid(SECONDS) ? null : "no answer within " + SECONDS + " s";
            }
        } catch (NamingException | SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
