package org.millrace.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;
import org.millrace.platform.Json;

/** What the database says happened. */
final class Books {

    /**
     * P-01 in one query: per campaign, who entered and what became of them; {@code difference} is 0 or somebody was lost. {@code
     * counted} is the same number from the counters.
     */
    static final String IDENTITY =
            """
            select r.campaign_id, count(*) as entered,
                   count(*) - sum(case when r.status in ('WAITING', 'FROZEN', 'INCIDENT', 'SUCCESS', 'PARTIAL', 'FAILED',
                                                         'CANCELED') then 1 else 0 end) as difference,
                   (select sum(n) from (select n from counter c
                                        where c.campaign_id = r.campaign_id and c.metric = 'RUN_ENTERED'
                                        union all
                                        select n from counter_delta d
                                        where d.campaign_id = r.campaign_id and d.metric = 'RUN_ENTERED') x) as counted
            from run r group by r.campaign_id
            """;

    private final Jdbi jdbi;

    Books(DataSource database) {
        this.jdbi = Database.on(database);
    }

    /** Of the only campaign. */
    Identity identity() {
        List<Identity> all = identities();
        if (all.size() != 1) {
            throw new IllegalStateException("There are " + all.size() + " campaigns");
        }
        return all.get(0);
    }

    /** Of each campaign that anybody entered. */
    List<Identity> identities() {
        return jdbi.withHandle(h -> h.createQuery(IDENTITY)
                .map((row, ctx) ->
                        new Identity(row.getLong("entered"), row.getLong("difference"), row.getLong("counted")))
                .list());
    }

    Map<String, Long> messages() {
        return counts("select state as word, count(*) as n from message group by state");
    }

    Map<String, Long> runs() {
        return counts("select status as word, count(*) as n from run group by status");
    }

    long counted(String metric) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select coalesce(sum(n), 0) from (select n from counter where metric = :metric
                                                         union all
                                                         select n from counter_delta where metric = :metric) x
                        """)
                .bind("metric", metric)
                .mapTo(Long.class)
                .one());
    }

    /** Addresses of messages in one of the states. */
    Set<String> addresses(List<String> states) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.email from message m join contact c on c.id = m.contact_id where m.state = any(:states)
                        """)
                .bindArray("states", String.class, states)
                .mapTo(String.class)
                .set());
    }

    /** When the first message was settled after that instant. */
    Optional<Instant> firstSentAfter(Instant instant) {
        return jdbi.withHandle(h -> h.createQuery("select min(sent_at) from message where sent_at > :instant")
                .bind("instant", instant)
                .mapTo(Instant.class)
                .findOne());
    }

    boolean drained() {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select not exists (select 1 from run where status = 'WAITING')
                           and not exists (select 1 from message where state in ('READY', 'CLAIMED'))
                           and not exists (select 1 from mass_move where status = 'RUNNING')
                        """)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether a mass move is still to be done. */
    boolean moving() {
        return number("select count(*) from mass_move where status = 'RUNNING'") > 0;
    }

    /** By kind, how many each of the campaign's mass moves that are done has changed. */
    Map<String, Set<Long>> moved() {
        return jdbi.withHandle(h -> h.createQuery("select kind, moved from mass_move where status = 'DONE'")
                .map((row, ctx) -> Map.entry(row.getString("kind"), row.getLong("moved")))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet()))));
    }

    /** How many resumptions with a catch-up are done. */
    long resumptions() {
        return number("select count(*) from mass_move where kind = 'CATCH_UP' and status = 'DONE'");
    }

    /** How long the freezes lasted of which those inside were told, one after the other. */
    Duration frozen() {
        return jdbi.withHandle(h -> h
                .createQuery("select params from mass_move where kind = 'CATCH_UP' and status = 'DONE'")
                .mapTo(String.class)
                .map(Json::tree)
                .stream()
                .map(order -> Duration.between(
                        Instant.parse(order.get("frozenAt").asText()),
                        Instant.parse(order.get("resumedAt").asText())))
                .map(pause -> Duration.ofMillis(pause.toMillis()))
                .reduce(Duration.ZERO, Duration::plus));
    }

    /** By how long the arrival at the wait was made later, of everybody who waits; each length with how many have it. */
    Map<Duration, Long> later() {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select cast(extract(epoch from r.moved_at - l.at) * 1000 as bigint) as word, count(*) as n
                        from run r join (select run_id, min(at) as at from step_log where outcome = 'WAITING' group by run_id) l
                          on l.run_id = r.id
                        where r.status = 'WAITING' group by 1
                        """)
                .map((row, ctx) -> Map.entry(Duration.ofMillis(row.getLong("word")), row.getLong("n")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Events that steps fired and that are not events yet. */
    long fired() {
        return number("select count(*) from fired_event");
    }

    long tagged(String tag) {
        return number("select count(*) from contact_tag where tag = '" + tag + "'");
    }

    /** Names of contacts with that tag, of those whose names begin so. */
    List<String> contactsTagged(String tag, String group) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.external_id from contact_tag t join contact c on c.id = t.contact_id
                        where t.tag = :tag and c.external_id like :group order by 1
                        """)
                .bind("tag", tag)
                .bind("group", group + "-%")
                .mapTo(String.class)
                .list());
    }

    /** Runs of contacts whose names begin so, by status. */
    Map<String, Long> runs(String group) {
        return counts("select r.status as word, count(*) as n from run r join contact c on c.id = r.contact_id"
                + " where c.external_id like '" + group + "-%' group by r.status");
    }

    List<String> incidents() {
        return jdbi.withHandle(h -> h.createQuery("select error from incident where resolved_at is null")
                .mapTo(String.class)
                .list());
    }

    /** Runs that are to be looked at later although no step has them wait. */
    long putOff() {
        return number("select count(*) from run where status = 'WAITING' and waiting_for is null and due_at > now()");
    }

    /** Contacts whose score is exactly so. */
    long scored(String criterion, int points) {
        return number("select count(*) from contact_score where criterion = '" + criterion + "' and score = " + points);
    }

    long happened(String event) {
        return number("select count(*) from event where name = '" + event + "'");
    }

    /** How many contacts have a run, one or more. */
    long contactsInside() {
        return number("select count(distinct contact_id) from run");
    }

    /** Transactions that were prepared and neither committed nor rolled back. */
    long inDoubt() {
        return number("select count(*) from pg_prepared_xacts");
    }

    /** How many rows the table has. */
    long rows(String table) {
        return number("select count(*) from " + table);
    }

    private long number(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    private Map<String, Long> counts(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .map((row, ctx) -> Map.entry(row.getString("word"), row.getLong("n")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Who entered, by the rows and by the counters. */
    record Identity(long entered, long difference, long counted) {}
}
