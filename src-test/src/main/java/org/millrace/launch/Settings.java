package org.millrace.launch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The settings of docs/deploy.md for a server on this machine. */
public final class Settings {

    private final Map<String, String> values = new TreeMap<>();

    private Settings() {}

    static Settings of(Ports ports, DurablePostgres postgres, RunFolder run, DevelopmentPassword password) {
        String secret = System.getenv("MILLRACE_SECRET");
        String kept = Secret.in(run.path().resolve("secret"), 32).value();
        return local(ports, postgres)
                .with("millrace.secret", Objects.requireNonNullElse(secret, kept))
                .with("millrace.dev.users", "true")
                .with("millrace.dev.password", password.value());
    }

    /** Database, mail sink and addresses of that set of ports. */
    public static Settings local(Ports ports, DurablePostgres postgres) {
        String address = "http://localhost:" + ports.http() + "/millrace";
        return new Settings()
                .with("millrace.node", "local-" + ports.offset())
                .with("millrace.base-url", Objects.requireNonNullElse(System.getenv("MILLRACE_BASE_URL"), address))
                .with("millrace.db.url", postgres.url())
                .with("millrace.db.user", postgres.user())
                .with("millrace.db.password", postgres.password())
                .with("millrace.mail.host", "127.0.0.1")
                .with("millrace.mail.port", Integer.toString(ports.smtp()))
                .with("millrace.mail.from", "millrace@example.com");
    }

    public Settings with(String key, String value) {
        values.put(key, value);
        return this;
    }

    /** As environment variables: millrace.base-url is MILLRACE_BASE_URL. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        values.forEach((key, value) ->
                environment.put(key.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    /** As arguments of a Java process; anybody on the machine can read them there. */
    public List<String> systemProperties() {
        return values.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }
}
