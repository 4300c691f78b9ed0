package org.millrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;
import org.postgresql.ds.PGSimpleDataSource;

/** The deployed EAR with the one PostgreSQL that all contenders share; dispatch by tickets or, for comparison, by polling. */
final class BenchServer implements AutoCloseable {

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");
    private static final String LISTENER = "/deployment=millrace.ear/subdeployment=millrace-jms.jar/subsystem=ejb3"
            + "/message-driven-bean=RunTicketListener:";

    private static final String AUTOVACUUMS =
            "select count(*) from pg_stat_activity where backend_type = 'autovacuum worker'";

    private final Bench bench = Bench.own(settings());
    private final Path collections;
    private final Path polling;
    private final ServerProcess process;
    private final long postmaster;

    BenchServer() {
        Path folder = bench.server().base();
        collections = folder.resolve("log/gc.log");
        polling = folder.resolve("polling");
        List<String> options = new ArrayList<>(
                List.of("-Xms1g", "-Xmx1g", "-Xlog:gc:file=" + collections, "-Dbench.polling=" + polling));
        options.addAll(words("bench.server.options"));
        postmaster = postmaster();
        process = bench.startServer(withPolling(folder.resolve("millrace.ear")), options);
        process.awaitReady(Duration.ofMinutes(5));
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>(BenchDatabase.SETTINGS);
        settings.addAll(words("bench.database.settings"));
        return settings;
    }

    private static List<String> words(String property) {
        return Stream.of(System.getProperty(property, "").split(" "))
                .filter(word -> !word.isBlank())
                .toList();
    }

    /** Waits until autovacuum has done what it has begun, and writes out what is not yet in the tables' files. */
    void tidy() {
        Waiting.until("autovacuum", Duration.ofMinutes(20), () -> Life.number(superuser(), AUTOVACUUMS) == 0);
        Life.execute(superuser(), "checkpoint");
    }

    /** Processor time of the application server and of PostgreSQL. */
    double[] cpu() {
        return new double[] {CpuSeconds.of(process.pid()), CpuSeconds.ofTree(postmaster)};
    }

    long pid() {
        return process.pid();
    }

    Rest rest() {
        return new Rest(
                URI.create("http://localhost:" + bench.ports().http() + "/millrace/api/v1/"), "admin", Bench.PASSWORD);
    }

    /** The database that the EAR works on. */
    DataSource database() {
        return database("millrace");
    }

    DataSource database(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(name));
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    DataSource superuser() {
        return bench.postgres().superuser();
    }

    void makeDatabase(String name) {
        Life.execute(bench.postgres().superuser(), "create database " + name + " owner " + user());
    }

    String url(String name) {
        return bench.postgres().url(name);
    }

    String user() {
        return bench.postgres().user();
    }

    String password() {
        return bench.postgres().password();
    }

    /** Nobody takes tickets any more: runs stay due. */
    void stopTickets() {
        bench.command(LISTENER + "stop-delivery");
    }

    void startTickets() {
        bench.command(LISTENER + "start-delivery");
    }

    void poll(boolean wanted) {
        try {
            if (wanted) {
                Files.createFile(polling);
            } else {
                Files.delete(polling);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most heap that was in use when a collection began. */
    long peakHeapMegabytes() {
        try (Stream<String> lines = Files.lines(collections)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long postmaster() {
        try (var connection = superuser().getConnection();
                var row = connection.prepareStatement("select pg_backend_pid()").executeQuery()) {
            row.next();
            return CpuSeconds.parent(row.getLong(1));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path withPolling(Path copy) {
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "millrace.ear")
                .importFrom(Bench.ear().toFile())
                .as(EnterpriseArchive.class);
        try (var in = ear.get("META-INF/application.xml").getAsset().openStream()) {
            String listing = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            ear.setApplicationXML(
                    new StringAsset(listing.replaceFirst("<module>", "<module><ejb>bench.jar</ejb></module><module>")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ear.addAsModule(ShrinkWrap.create(JavaArchive.class, "bench.jar")
                .addClass(DirectPollingTimer.class)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"));
        ear.as(ZipExporter.class).exportTo(copy.toFile(), true);
        return copy;
    }

    @Override
    public void close() {
        process.close();
        bench.close();
    }
}
