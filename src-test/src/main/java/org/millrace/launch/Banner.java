package org.millrace.launch;

/** What a developer wants to know once everything runs. */
final class Banner {

    private Banner() {}

    static String of(
            Ports ports, DurablePostgres postgres, DevelopmentPassword password, RunFolder run, ServerFolder server) {
        String http = "http://localhost:" + ports.http();
        return """

                Millrace runs.

                  Pages       %s/millrace/
                  REST        %s/millrace/api/v1   (described in %s/openapi)
                  Mail        http://localhost:%d/   (SMTP on localhost:%d)
                  Health      http://localhost:%d/health   metrics http://localhost:%d/prometheus
                  PostgreSQL  %s   user %s, password in %s
                  Users       admin, marketer, analyst, integration; of a second tenant: other-admin
                  Password    %s
                  Server log  %s
                  Data        %s

                Ctrl-C stops it; the next start finds the data."""
                .formatted(
                        http,
                        http,
                        http,
                        ports.inbox(),
                        ports.smtp(),
                        ports.management(),
                        ports.management(),
                        postgres.url(),
                        postgres.user(),
                        run.path().resolve("postgresql/password"),
                        password.told(),
                        server.log(),
                        run.path());
    }
}
