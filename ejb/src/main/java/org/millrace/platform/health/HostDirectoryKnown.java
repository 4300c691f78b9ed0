package org.millrace.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.millrace.spi.ContactDirectory;

/**
 * Tells whether the host's contact directory is where the setting says. A missing one leaves the server ready: only runs that
 * write to it wait, while opt-outs, events and pages must still be answered.
 */
@Readiness
@ApplicationScoped
public class HostDirectoryKnown implements HealthCheck {

    private static final String SETTING = "millrace.host.contact-directory";

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("host-contact-directory").up();
        Optional<String> name = ConfigProvider.getConfig()
                .getOptionalValue(SETTING, String.class)
                .filter(text -> !text.isBlank());
        name.ifPresent(set -> {
            String trouble = trouble(set);
            response.withData("name", set).withData("reachable", trouble == null);
            if (trouble != null) {
                response.withData("error", trouble);
            }
        });
        return response.build();
    }

    private static String trouble(String name) {
        try {
            return InitialContext.doLookup(name) instanceof ContactDirectory
                    ? null
                    : "what stands there is no ContactDirectory of the module org.millrace.spi";
        } catch (NamingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
