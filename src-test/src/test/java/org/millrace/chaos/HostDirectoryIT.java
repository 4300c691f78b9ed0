package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jboss.byteman.agent.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;
import org.millrace.platform.Json;

/**
 * A host in a deployment of its own, with a database of its own: what a step writes is on both sides or on neither, whatever
 * fails, and wherever the server dies.
 */
@Tag("S4-07")
@Tag("P-25")
class HostDirectoryIT {

    static final String NAME = "java:global/host/CrmDirectory!org.millrace.spi.ContactDirectory";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Where the server dies in the two-phase commit of a step; all but the last only in the profile chaos. */
    private static final List<Death> DEATHS = List.of(
            new Death("one side is prepared", "prepare", "AT ENTRY"),
            new Death("both sides are prepared", "prepare", "AT EXIT"),
            new Death("one side is committed", "commitPrepared", "AT EXIT"));

    @TempDir
    static Path folder;

    private static Bench bench;
    private static Crm crm;
    private static Books books;
    private static ServerProcess server;
    private static boolean asEver;

    @BeforeAll
    static void hosted() {
        bench = Bench.own();
        crm = Crm.in(bench.postgres());
        books = new Books(bench.postgres().dataSource());
        server = bench.startServer(List.of("-Xmx1g"));
        server.awaitReady(Duration.ofMinutes(3));
        Crm.dataSource(bench);
        campaign().make();
        server.close();
    }

    @AfterAll
    static void end() {
        server.kill();
        bench.close();
    }

    @Test
    void a_step_s_tag_reaches_the_host_or_nobody() {
        serveAsEver();
        List<String> names = new ArrayList<>(TaggingCampaign.names("step", 30));
        names.add("step-refused");
        campaign().enter(names);
        until("one stands alone", () -> books.runs("step").equals(Map.of("SUCCESS", 30L, "INCIDENT", 1L)));
        assertThat(crm.tagged("welcomed", "step"))
                .hasSize(30)
                .doesNotContain("step-refused")
                .isEqualTo(books.contactsTagged("welcomed", "step"));
        assertThat(books.contactsTagged("new", "step")).containsExactly("step-refused");
        assertThat(books.incidents()).singleElement().asString().contains("customers_only");

        crm.takeEverybody();
        campaign().retry();
        until("everybody is tagged", () -> books.runs("step").equals(Map.of("SUCCESS", 31L)));
        assertThat(crm.tagged("welcomed", "step")).hasSize(31).isEqualTo(books.contactsTagged("welcomed", "step"));
        assertThat(books.inDoubt()).as("prepared transactions left").isZero();
    }

    @Test
    void while_the_host_is_gone_its_runs_wait() {
        serveAsEver();
        assertThat(health()).contains("\"host-contact-directory\"").contains("\"reachable\":true");
        asEver = false;
        bench.command("/deployment=host.war:undeploy");
        assertThat(health()).contains("\"reachable\":false");
        campaign().enter(TaggingCampaign.names("gone", 5));
        until("the runs are put off", () -> books.putOff() == 5);
        assertThat(books.runs("gone")).isEqualTo(Map.of("WAITING", 5L));
        assertThat(books.contactsTagged("welcomed", "gone")).isEmpty();

        bench.command("/deployment=host.war:deploy");
        until("the host is back", () -> books.runs("gone").equals(Map.of("SUCCESS", 5L)));
        assertThat(crm.tagged("welcomed", "gone")).hasSize(5).isEqualTo(books.contactsTagged("welcomed", "gone"));
        asEver = true;
    }

    @Test
    void a_bean_within_the_ear_needs_no_setting() {
        server.kill();
        asEver = false;
        server = bench.startServer(Crm.within(Bench.ear(), folder), List.of("-Xmx1g"));
        server.awaitReady(Duration.ofMinutes(3));
        campaign().enter(TaggingCampaign.names("within", 5));
        until("everybody is tagged", () -> books.runs("within").equals(Map.of("SUCCESS", 5L)));
        assertThat(crm.tagged("welcomed", "within")).hasSize(5).isEqualTo(books.contactsTagged("welcomed", "within"));
    }

    @Test
    @Tag("chaos")
    @Tag("P-01")
    void both_sides_are_equal_wherever_the_server_dies() {
        List<Death> deaths = Integer.getInteger("chaos.kills", 2) < 10 ? DEATHS.subList(2, 3) : DEATHS;
        for (Death death : deaths) {
            die(death, "death" + DEATHS.indexOf(death));
        }
        System.out.println(Json.write(Map.of("deaths", deaths.size(), "contacts", deaths.size() * 20, "unequal", 0)));
    }

    /** What was in doubt is settled alike after the next start, and what was not done is done. */
    private void die(Death death, String group) {
        List<String> contacts = TaggingCampaign.names(group, 20);
        start(death.agent(folder));
        try {
            campaign().enter(contacts);
        } catch (IllegalStateException diedMeanwhile) {
            assertThat(diedMeanwhile).hasMessageContaining("was not answered");
        }
        until("the server dies when " + death.name, () -> !server.alive());
        start(List.of());
        campaign().enterAgain(contacts);
        until("everybody is tagged", () -> books.runs(group).equals(Map.of("SUCCESS", 20L)));
        until("nothing is in doubt", () -> books.inDoubt() == 0);
        assertThat(crm.tagged("welcomed", group))
                .as("after " + death.name)
                .hasSize(20)
                .isEqualTo(books.contactsTagged("welcomed", group));
        assertThat(books.contactsTagged("new", group)).isEmpty();
        server.close();
    }

    /** A server that another test left as it was started is not started again. */
    private static void serveAsEver() {
        if (!(asEver && server.alive())) {
            start(List.of());
        }
    }

    private static void start(List<String> agent) {
        server.kill();
        List<String> options = new ArrayList<>(List.of(
                "-Xms256m",
                "-Xmx1g",
                "-Dmillrace.host.contact-directory=" + NAME,
                "-Djboss.modules.system.pkgs=org.jboss.byteman"));
        options.addAll(agent);
        server = bench.startServer(options, Crm.deployment());
        asEver = agent.isEmpty();
        server.awaitReady(Duration.ofMinutes(3));
    }

    private static void until(String what, BooleanSupplier reached) {
        Waiting.until(what, PATIENCE, reached);
    }

    private static TaggingCampaign campaign() {
        URI api = URI.create("http://localhost:" + bench.ports().http() + "/millrace/api/v1/");
        return new TaggingCampaign(new Rest(api, "admin", Bench.PASSWORD));
    }

    private String health() {
        URI ready = URI.create("http://localhost:" + bench.ports().management() + "/health/ready");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
            return answer.body().replace(" ", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Counts only where the thread has prepared, and not yet committed, the other one of the two databases. */
    private record Death(String name, String method, String place) {

        private static final String OWN = "$0.conn.getCatalog() + Thread.currentThread().getId()";
        private static final String OTHER =
                "($0.conn.getCatalog().equals(\"crm\") ? \"millrace\" : \"crm\") + Thread.currentThread().getId()";

        List<String> agent(Path folder) {
            String rules = rule("dies", method, place, "flagged(" + OTHER + ")", "killJVM()")
                    + rule("prepares", "prepare", "AT ENTRY", "true", "flag(" + OWN + ")")
                    + rule("commits", "commitPrepared", "AT ENTRY", "true", "clear(" + OWN + ")")
                    + rule("takes back", "rollback", "AT ENTRY", "true", "clear(" + OWN + ")");
            try {
                Path script = Files.writeString(Files.createTempFile(folder, "death", ".btm"), rules);
                Path jar = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                return List.of("-javaagent:" + jar + "=script:" + script + ",boot:" + jar);
            } catch (Exception e) {
                throw new IllegalStateException("The agent cannot be prepared", e);
            }
        }

        private static String rule(String name, String method, String place, String condition, String act) {
            return """
                    RULE %s
                    CLASS org.postgresql.xa.PGXAConnection
                    METHOD %s
                    %s
                    IF %s
                    DO %s
                    ENDRULE
                    """
                    .formatted(name, method, place, condition, act);
        }
    }
}
