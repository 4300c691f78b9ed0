package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.platform.Json;

/** The example script against the real server, with fewer customers. */
class HillstromIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    @TempDir
    private Path folder;

    @BeforeAll
    static void tools() {
        for (String tool : List.of("bash", "curl", "jq")) {
            boolean there = List.of(System.getenv("PATH").split(":")).stream()
                    .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
            if (!there && "true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("This test needs " + tool + "; install it.");
            }
            Assumptions.assumeTrue(there, "*** SKIPPED: " + tool + " is not installed ***");
        }
    }

    @Test
    @Tag("S0-05")
    @Tag("S0-29")
    @Tag("S2-17")
    @Tag("P-01")
    @Tag("P-18")
    @Tag("P-20")
    void the_campaign_sends_each_mail_once_and_counts_what_the_file_says_also_when_it_is_run_again() throws Exception {
        CustomerSample sample = CustomerSample.realOr(2_000, 42);
        String csv = sample.write(folder.resolve("a.csv"), "\n").toString();

        Run first = run(csv, "it-hill");
        Run again = run(csv, "it-hill");

        assertTable(first.table(), sample);
        assertThat(again.table()).isEqualTo(first.table());
        assertBooksBalance("it-hill", sample.rows());
    }

    @Test
    void other_line_endings_columns_and_arms_make_no_difference_and_names_do_not_mix() throws Exception {
        CustomerSample small = CustomerSample.madeUp(150, 7);
        CustomerSample other = CustomerSample.madeUp(120, 8);
        run(other.write(folder.resolve("o.csv"), "\r\n").toString(), "it-mix-2");

        Run run = run(small.reordered().write(folder.resolve("s.csv"), "\r").toString(), "it-mix");

        assertTable(run.table(), small);
    }

    @Test
    void what_cannot_be_used_is_told_with_what_to_do() throws Exception {
        Path csv = Files.writeString(folder.resolve("bad.csv"), "a,b\n1,2\n");

        Run bad = run(csv.toString(), "it-bad");
        Run none = run(folder.resolve("none.csv").toString(), "it-bad");

        assertThat(bad.code()).isNotZero();
        assertThat(bad.said()).contains("The file has no column \"treatment\"; it has a, b.");
        assertThat(none.said()).contains("cannot be read");
        assertThat(bad.lastLine()).isEmpty();
    }

    private static void assertTable(JsonNode table, CustomerSample sample) {
        CustomerSample.Arm control = sample.arm("No E-Mail");
        long mails = 0;
        assertThat(table.get("arms")).hasSize(3);
        for (JsonNode arm : table.get("arms")) {
            CustomerSample.Arm expected = sample.arm(arm.get("name").asText());
            boolean isControl = arm.get("name").asText().equals("No E-Mail");
            mails += isControl ? 0 : expected.contacts();
            assertThat(arm.get("contacts").asLong()).isEqualTo(expected.contacts());
            assertThat(arm.get("sent").asLong()).isEqualTo(isControl ? 0 : expected.contacts());
            double rate = (double) expected.visits() / expected.contacts();
            assertThat(arm.get("visit_rate").asDouble()).isCloseTo(rate, within(1e-6));
            assertThat(arm.get("conversion_rate").asDouble())
                    .isCloseTo((double) expected.orders() / expected.contacts(), within(1e-6));
            assertThat(arm.get("value_per_contact").asDouble())
                    .isCloseTo(expected.spend() / expected.contacts(), within(1e-6));
            if (isControl) {
                assertThat(arm.get("visit_lift").isNull()).isTrue();
            } else {
                double lift = rate - (double) control.visits() / control.contacts();
                assertThat(arm.get("visit_lift").asDouble()).isCloseTo(lift, within(1e-6));
                assertThat(arm.get("visit_lift_low").asDouble()).isLessThan(lift);
                assertThat(arm.get("visit_lift_high").asDouble()).isGreaterThan(lift);
            }
        }
        assertThat(table.get("mails_at_sink").asLong()).isEqualTo(mails);
        assertThat(table.get("duplicates_at_sink").asLong()).isZero();
    }

    private static void assertBooksBalance(String name, int rows) {
        Rest rest = Rest.as(SERVER, "analyst");
        long id = rest.get("campaigns?name=" + name).at("/items/0/id").asLong();
        JsonNode report = rest.get("analytics/campaigns/" + id);
        assertThat(report.at("/runs/entered").asInt()).isEqualTo(rows);
        assertThat(report.at("/runs/success").asInt()).isEqualTo(rows);
        for (JsonNode node : report.get("nodes")) {
            assertThat(node.get("entered").asLong())
                    .isEqualTo(node.get("left").asLong() + node.get("waiting").asLong());
        }
        JsonNode recount = rest.get("analytics/campaigns/" + id + "/recount");
        assertThat(recount.get("compared").asInt()).isGreaterThan(10);
        assertThat(recount.get("differences")).isEmpty();
    }

    private Run run(String csv, String name) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("millrace.root", ".."), "docs/examples/hillstrom/run.sh");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        String base = SERVER.base().toString();
        ProcessBuilder builder = new ProcessBuilder(
                        script.toString(), base.substring(0, base.length() - "/millrace/".length()), csv, name)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("MILLRACE_USER", "marketer");
        builder.environment().put("MILLRACE_PASSWORD", SERVER.password());
        builder.environment().put("MILLRACE_SINK_URL", SERVER.inbox().toString());
        Process process = builder.start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroy();
        }
        return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private record Run(int code, String printed, String said) {

        String lastLine() {
            List<String> lines = printed.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }

        JsonNode table() {
            assertThat(code).as(said).isZero();
            return Json.tree(lastLine());
        }
    }
}
