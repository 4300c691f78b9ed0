package org.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.Bench;
import org.millrace.harness.Chromium;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.launch.ServerProcess;
import org.millrace.platform.Database;
import org.millrace.platform.Json;

/**
 * Hostile text in every text that the served description names: it is refused with a word, or kept and shown as text. On a
 * server of its own, since nobody else wants to work among such things.
 */
class HostileFieldsIT {

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private static Bench bench;
    private static ServerProcess server;
    private static Rest rest;
    private static JsonNode description;
    private static HostileDesk desk;
    private static HostileThings things;

    @BeforeAll
    static void hostile_things() {
        bench = Bench.own();
        server = bench.startServer(List.of("-Xms512m", "-Xmx1g"));
        server.awaitReady(Duration.ofMinutes(5));
        rest = new Rest(base().resolve("api/v1/"), "admin", Bench.PASSWORD);
        description = rest.get(base().resolve("/openapi?format=JSON").toString());
        desk = new HostileDesk(new Described(description));
        things = new HostileThings(rest, desk);
        things.make();
        deadLetter();
    }

    @AfterAll
    static void away() {
        if (server != null) {
            server.kill();
        }
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    @Tag("S1-39")
    void each_text_is_taken_or_refused_with_its_name_and_no_text_is_forgotten() {
        assertThat(desk.faults()).isEmpty();
        assertThat(desk.forgotten(HostileThings.NOT_TEXT))
                .as("texts of requests that HostileThings has no value for")
                .isEmpty();
    }

    @Test
    @Tag("S1-39")
    void every_page_shows_them_as_text_and_none_runs_on_it() {
        Reader reader = watched();

        assertThat(new HostilePages(reader, things.pages()).readAll())
                .as("pages without a hostile text")
                .isEqualTo(HostilePages.SILENT);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-39")
    @Tag("browser-figures")
    void none_runs_on_what_opens_by_a_press() {
        Reader reader = watched();

        int pressed = new HostilePages(reader, things.pages()).openAll();

        assertThat(pressed).as("what was pressed").isGreaterThan(100);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-39")
    void a_dead_letter_is_read_and_put_back_as_text_whatever_it_says() {
        long letter = deadLetter();
        for (String text : HostileText.ALL) {
            Rest.Answer answer = rest.call(
                    "POST", "dead-letters/" + deadLetter() + "/requeue", "{\"payload\": " + Json.write(text) + "}");
            assertThat(answer.status()).as(answer.response().body()).isLessThan(500);
        }
        Reader reader = watched();
        Page page = reader.open("operations");

        assertThat(page.locator("#letters")).containsText(HostileText.SHOWN);
        page.locator("#letters [data-id='" + letter + "']").click();

        assertThat(page.locator("#letter")).containsText(HostileText.SHOWN);
        assertThat(page.locator("#letter textarea")).hasValue(HostileText.ALL.get(0));
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Tag("S1-39")
    void a_file_with_a_hostile_name_headers_and_cells_is_shown_as_text_in_every_step() {
        Reader reader = watched();
        Page page = reader.open("upload");
        String cell = "\"" + HostileText.ALL.get(0).replace("\"", "\"\"") + "\"";
        String file = String.join(",", cell, "id", "email") + "\n"
                + String.join(",", cell, "1", "no address " + cell.replace("\"", "")) + "\n"
                + String.join(",", cell, "", cell) + "\n";
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(HostileText.SHOWN + ".csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("#sending button").click();

        assertThat(page.locator("#columns")).containsText(HostileText.SHOWN + ".csv");
        assertThat(page.locator("#columns th label").first()).containsText(HostileText.SHOWN);
        assertThat(page.locator("#columns td.quiet").first()).containsText(HostileText.SHOWN);
        page.locator("#columns button").first().click();

        assertThat(page.locator("#progress [role=status]")).not().hasText("");
        assertThat(page.locator("#progress table")).containsText("email");
        assertThat(page.locator("#progress h2").first()).containsText(HostileText.SHOWN);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void what_no_database_can_keep_is_answered_in_every_parameter_of_an_address() {
        List<String> failed = new ArrayList<>();
        description.path("paths").fields().forEachRemaining(path -> path.getValue()
                .path("get")
                .path("parameters")
                .forEach(parameter -> List.of("x%00", "%00", "%ED%A0%80", "%FF", "%E2%80%AE%27%22%3C")
                        .forEach(value -> {
                            String address = path.getKey()
                                    .replaceAll("\\{" + parameter.path("name").asText() + "}", value)
                                    .replaceAll("\\{[^}]+}", "1");
                            String asked = parameter.path("in").asText().equals("query")
                                    ? address + "?" + parameter.path("name").asText() + "=" + value
                                    : address;
                            int status = rest.call("GET", asked, null).status();
                            if (status >= 500) {
                                failed.add(asked + " was answered " + status);
                            }
                        })));

        assertThat(StreamSupport.stream(description.path("paths").spliterator(), false))
                .hasSizeGreaterThan(50);
        assertThat(failed).isEmpty();
    }

    private static Reader watched() {
        BROWSER.context().addInitScript(HostilePages.WATCH);
        return Reader.signedIn(base(), BROWSER, "admin", Bench.PASSWORD);
    }

    private static long deadLetter() {
        return Database.on(bench.postgres().dataSource()).withHandle(h -> h.createQuery(
                        """
                                insert into dead_letter (tenant_id, source, payload, properties, reason, received_at)
                                select id, 'millrace.events', :text, cast(:properties as jsonb), :text, now()
                                from tenant where slug = 'demo' returning id""")
                .bind("text", HostileText.ALL.get(0))
                .bind("properties", Json.write(Map.of("ce_type", HostileText.SHOWN)))
                .mapTo(Long.class)
                .one());
    }

    private static URI base() {
        return URI.create("http://localhost:" + bench.ports().http() + "/millrace/");
    }
}
