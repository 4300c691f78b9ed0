package org.millrace.launch;

import java.util.Map;
import java.util.TreeMap;

/** The settings of docs/deploy.md for a server on this machine. */
public final class Settings {

    private final Map<String, String> environment = new TreeMap<>();

    private Settings() {}

    static Settings of(Ports ports, DurablePostgres postgres, RunFolder run, DevelopmentPassword password) {
        String secret = System.getenv("MILLRACE_SECRET");
        return local(ports, postgres)
                .with(
                        "MILLRACE_SECRET",
                        secret == null
                                ? Secret.in(run.path().resolve("secret"), 32).value()
                                : secret)
                .with("MILLRACE_DEV_USERS", "true")
                .with("MILLRACE_DEV_PASSWORD", password.value());
    }

    /** Database, mail sink and addresses of that set of ports. */
    public static Settings local(Ports ports, DurablePostgres postgres) {
        String address = System.getenv("MILLRACE_BASE_URL");
        return new Settings()
                .with("MILLRACE_NODE", "local-" + ports.offset())
                .with("MILLRACE_BASE_URL", address == null ? "http://localhost:" + ports.http() + "/millrace" : address)
                .with("MILLRACE_DB_URL", postgres.url())
                .with("MILLRACE_DB_USER", postgres.user())
                .with("MILLRACE_DB_PASSWORD", postgres.password())
                .with("MILLRACE_MAIL_HOST", "127.0.0.1")
                .with("MILLRACE_MAIL_PORT", Integer.toString(ports.smtp()))
                .with("MILLRACE_MAIL_FROM", "millrace@example.com");
    }

    public Settings with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }
}
