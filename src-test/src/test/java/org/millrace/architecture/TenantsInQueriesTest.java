package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A query of a table that has a tenant asks for the tenant. Those that do not are told here, with the reason; a new one, and one that
 * is told and is not there any more, is found. It reads methods as text: one that names the tenant anywhere is taken to ask for it.
 */
class TenantsInQueriesTest {

    private static final Path ROOT = Path.of(System.getProperty("millrace.root", ".."));
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile(
            "\\n    (?! |/\\*|\\*|@|//)[^\\n;={]*?\\b(\\w+)\\([^{;]*?\\)[^{;]*\\{\\n(.*?)\\n    \\}\\n",
            Pattern.DOTALL);

    /** The engine's own looks and cleanings, which are over all tenants. */
    private static final Set<String> OVER_ALL = Set.of(
            "AudienceScheduleRepository.due",
            "FiredEventRepository.pending",
            "HeldMessageRepository.campaigns",
            "HookRepository.forgetReceipts",
            "IdempotencyRepository.deleteBefore",
            "ImportAttemptRepository.forgetChecked",
            "ImportAttemptRepository.giveUp",
            "MessageRepository.due",
            "MessageRepository.settleOrphans",
            "ProviderRepository.sessions",
            "RunRepository.anyDue",
            "RunRepository.due",
            "SentValuesRepository.deleteBefore",
            "StuckRunRepository.closeForeignIncidents",
            "TriggerRepository.dueSchedules");

    /** By ids that the same transaction has claimed or read, of all tenants at once; none of them comes from a caller. */
    private static final Set<String> OF_WHAT_WAS_CLAIMED = Set.of(
            "BacklogRepository.later",
            "BacklogRepository.skip",
            "BacklogRepository.spread",
            "BulkRepository.retry",
            "BulkRepository.skipWait",
            "CampaignGoalRepository.find",
            "CampaignStateRepository.hold",
            "CatchUpRepository.change",
            "ContactLockRepository.lock",
            "ConversionRepository.settleFirst",
            "FiredEventRepository.postpone",
            "FiredEventRepository.remove",
            "HeldMessageRepository.hold",
            "HeldMessageRepository.release",
            "HoldRepository.change",
            "MassMoveRepository.advance",
            "MassMoveRepository.close",
            "MassMoveRepository.failed",
            "MessageRepository.hold",
            "MessageRepository.intend",
            "MessageRepository.receive",
            "MigrationRepository.sentFrom",
            "RunReadRepository.lockedTakenOut",
            "RunRepository.hold",
            "RunRepository.moves",
            "RunRepository.particulars",
            "TrackedMessageRepository.note",
            "VersionRepository.find",
            "VersionRepository.numbers",
            "VersionRepository.ofWorkflow",
            "WaitingRunRepository.lookAgain",
            "WakeRepository.wake");

    /** Before it is known who calls, and so for which tenant. */
    private static final Set<String> OF_WHO_SIGNS_IN = Set.of(
            "AccountRepository.keep",
            "AccountRepository.profile",
            "ApiKeyRepository.used",
            "LockoutRepository.clearUnlessLocked",
            "LockoutRepository.countFailure",
            "TenantRepository.anyUser");

    @Test
    void every_query_asks_for_the_tenant_but_those_that_are_told_here() throws IOException {
        Set<String> told = Stream.of(OVER_ALL, OF_WHAT_WAS_CLAIMED, OF_WHO_SIGNS_IN)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        Pattern query = query(read(ROOT.resolve("ejb/src/main/resources/db/migration/V1__baseline.sql")));
        Set<String> found = new TreeSet<>();
        for (String module : new String[] {"ejb", "jms", "web"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith("Repository.java"))
                        .forEach(file -> found.addAll(
                                without(query, file.getFileName().toString().replace(".java", ""), read(file))));
            }
        }

        assertThat(found).isEqualTo(told);
    }

    @Test
    void one_that_forgot_the_tenant_would_be_found_and_one_of_a_table_without_any_would_not() {
        Pattern query = query("create table run (\n    tenant_id int\n);\ncreate table tenant (\n    id int\n);\n");
        String text =
                """

                class RunRepository {
                    void forgotten(long id) {
                        execute("delete from run where id = :id");
                    }

                    void asked(int tenant, long id) {
                        execute("delete from run where tenant_id = :tenant and id = :id");
                    }

                    void free() {
                        execute("select id from shard");
                    }
                }
                """;

        assertThat(without(query, "RunRepository", text)).containsExactly("RunRepository.forgotten");
    }

    /** What stands for a table with a tenant in a statement. */
    private static Pattern query(String schema) {
        return Pattern.compile(TABLE.matcher(schema)
                .results()
                .filter(table -> table.group(2).contains("tenant_id"))
                .map(table -> table.group(1))
                .collect(Collectors.joining("|", "\\b(?:from|join|update|into)\\s+(?:", ")\\b")));
    }

    private static Set<String> without(Pattern query, String repository, String text) {
        Set<String> found = new TreeSet<>();
        Matcher method = METHOD.matcher(text);
        while (method.find()) {
            String body = method.group(2);
            if (query.matcher(body).find() && !body.contains("tenant")) {
                found.add(repository + "." + method.group(1));
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
