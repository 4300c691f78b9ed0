package org.millrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that keeps what it acknowledged: fsync and synchronous commit are on, its data outlives it in a folder.
 * The application's role owns its database and is not a superuser, as in production.
 */
public final class DurablePostgres implements AutoCloseable {

    private static final String NAME = "millrace";
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=120",
            "max_prepared_transactions=64",
            "idle_in_transaction_session_timeout=60s",
            "shared_buffers=256MB",
            "max_wal_size=2GB",
            "timezone=UTC",
            "log_timezone=UTC");

    private final Path folder;
    private final PostgresPrograms programs;
    private final int port;
    private final List<String> prefix;
    private final String password;
    private final List<String> settings;

    private DurablePostgres(Path folder, PostgresPrograms programs, int port, List<String> further) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
        this.settings = new ArrayList<>(SETTINGS);
        this.settings.addAll(further);
        this.password = Secret.in(folder.resolve("password"), 18).value();
        this.prefix = Unprivileged.prefixFor(folder, programs.home().resolve("bin"));
    }

    /** Starts the database of that folder on the loopback port, and makes it first if it is not there. */
    public static DurablePostgres start(Path folder, Path programsFolder, int port) {
        return start(folder, programsFolder, port, List.of());
    }

    /** @param further settings, such as {@code shared_buffers=2GB}; a later one of a name overrides an earlier one */
    public static DurablePostgres start(Path folder, Path programsFolder, int port, List<String> further) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot make the database's folder " + folder + ": " + e.getMessage(), e);
        }
        PostgresPrograms programs = PostgresPrograms.unpackedIn(programsFolder);
        DurablePostgres postgres = new DurablePostgres(folder.toAbsolutePath().normalize(), programs, port, further);
        postgres.makeUnlessThere();
        postgres.stopIfRunning();
        postgres.start();
        postgres.makeDatabase();
        return postgres;
    }

    public String url() {
        return url(NAME);
    }

    /** Of another database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Connections as the application's role. */
    public DataSource dataSource() {
        return dataSource(NAME, NAME);
    }

    /** Connections as superuser, for tests that ask what only it may see. */
    public DataSource superuser() {
        return dataSource(NAME, "postgres");
    }

    public void start() {
        List<String> command = new ArrayList<>(control("start", "-w", "-t", "60", "-l", log().toString(), "-o"));
        command.add("-p " + port + " -c " + String.join(" -c ", settings));
        Command.run("Starting PostgreSQL (its log: " + log() + ")", command, Map.of(), 90);
    }

    /** Ends sessions and stops; the same as a clean shutdown of the machine. */
    @Override
    public void close() {
        stopIfRunning();
    }

    /** Stops at once, without a checkpoint, as a crash would; the next start recovers from the log. */
    public void crash() {
        stop("immediate");
    }

    private void stop(String mode) {
        Command.run("Stopping PostgreSQL", control("stop", "-w", "-t", "60", "-m", mode), Map.of(), 90);
    }

    private void stopIfRunning() {
        if (Command.succeeds(control("status"))) {
            stop("fast");
        }
    }

    private void makeUnlessThere() {
        Path data = data();
        if (Files.exists(data)) {
            return;
        }
        Path fresh = folder.resolve("data.new");
        try {
            Folders.delete(fresh);
            Command.run(
                    "Making the database in " + folder,
                    Command.join(
                            prefix,
                            programs.program("initdb"),
                            "--pgdata=" + fresh,
                            "--username=postgres",
                            "--pwfile=" + folder.resolve("password"),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8"),
                    Map.of(),
                    120);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot make the database in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void makeDatabase() {
        try (Connection connection = dataSource("postgres", "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            if (missing(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login password '" + password + "'");
            }
            if (missing(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException e) {
            throw new LaunchFailure("PostgreSQL runs, but its database cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean missing(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return !answer.next();
        }
    }

    private List<String> control(String... arguments) {
        List<String> command = Command.join(prefix, programs.program("pg_ctl"), "-D", data().toString());
        return Command.join(command, arguments);
    }

    private DataSource dataSource(String database, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("postgresql.log");
    }
}
