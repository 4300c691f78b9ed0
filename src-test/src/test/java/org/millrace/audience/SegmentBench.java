package org.millrace.audience;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.bench.BenchDatabase;
import org.millrace.bench.Rounds;
import org.millrace.platform.Json;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.PredicateReader;

/**
 * How long a segment of ten conditions takes over a million contacts with ten million events: the count of all, and one page of an
 * enrolment. Beside it the bare count of contacts.
 */
class SegmentBench {

    private static final int CONTACTS = Integer.getInteger("bench.contacts", 1_000_000);
    private static final int EVENTS_EACH = 10;
    private static final int CHUNK = 10_000;
    private static final int ROUNDS = 3;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final String TEN =
            """
            {'type':'attribute','name':'treatment','in':['Mens E-Mail','Womens E-Mail']},
            {'type':'attribute','name':'history','atLeast':50,'lessThan':900},
            {'type':'attribute','name':'joined','greaterThan':'2020-06-01'},
            {'type':'attribute','name':'email','contains':'@example'},
            {'type':'not','of':{'type':'attribute','name':'blocked','exists':true}},
            {'type':'hasTag','tag':'newsletter'},
            {'type':'not','of':{'type':'hasTag','tag':'vip'}},
            {'type':'event','name':'opened','withinDays':60},
            {'type':'event','name':'order_paid','atLeast':2,'where':[{'name':'amount','atLeast':20}]},
            {'type':'not','of':{'type':'event','name':'complained'}}""";

    @Test
    void a_segment_of_ten_conditions() {
        try (BenchDatabase database = new BenchDatabase()) {
            fill(database);
            Map<String, String> rules = new LinkedHashMap<>();
            rules.put("all ten", "{'type':'all','of':[" + TEN + "]}");
            rules.put("any of ten", "{'type':'any','of':[" + TEN + "]}");
            rules.put("none of ten", "{'type':'not','of':{'type':'any','of':[" + TEN + "]}}");
            rules.put("events only", "{'type':'event','name':'order_paid','atLeast':3,'withinDays':90}");
            double bare = seconds(database, new AudienceSql("true", Map.of()));
            System.out.printf("%,d contacts, %,d events; bare count %.2f s%n", CONTACTS, CONTACTS * EVENTS_EACH, bare);
            rules.forEach((name, json) -> report(database, name, sql(json)));
        }
    }

    private static AudienceSql sql(String json) {
        return AudienceSql.of(
                PredicateReader.readForSegment(Json.tree(json.replace('\'', '"')), "predicate"),
                KnownSegments.NONE,
                NOW);
    }

    private static void report(BenchDatabase database, String name, AudienceSql audience) {
        MemberRepository members = new MemberRepository(database.jdbi());
        long count = members.count(1, audience);
        Rounds page = new Rounds();
        for (int i = 0; i < ROUNDS; i++) {
            page.time(() -> members.page(1, audience, CONTACTS / 2, CHUNK));
        }
        System.out.printf(
                "%s: %,d contacts, count %.2f s, a page of %,d %.2f s (medians of %d)%n",
                name, count, seconds(database, audience), CHUNK, page.median(), ROUNDS);
    }

    private static double seconds(BenchDatabase database, AudienceSql audience) {
        MemberRepository members = new MemberRepository(database.jdbi());
        Rounds rounds = new Rounds();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.time(() -> members.count(1, audience));
        }
        return rounds.median();
    }

    private static void fill(BenchDatabase database) {
        database.execute("insert into tenant (id, slug, name, created_at) values (1, 'bench', 'Bench', now())");
        database.execute(
                """
                insert into contact (id, tenant_id, external_id, email, attributes, shard, created_at, updated_at)
                select i, 1, 'c-' || i, 'c-' || i || '@example.com',
                       jsonb_build_object(
                           'treatment', (array['Mens E-Mail', 'Womens E-Mail', 'No E-Mail'])[1 + i %% 3],
                           'history', (i * 7919 %% 100000) / 100.0,
                           'joined', to_char(date '2018-01-01' + (i * 31 %% 2900)::int, 'YYYY-MM-DD'),
                           'newbie', i %% 2 = 0)
                       || case when i %% 50 = 0 then '{"blocked": true}' else '{}' end::jsonb,
                       i %% 16, now(), now()
                from generate_series(1, %d::bigint) as i
                """
                        .formatted(CONTACTS));
        database.execute(
                """
                insert into contact_tag (tenant_id, contact_id, tag, added_at)
                select 1, i, 'newsletter', now() from generate_series(1, %1$d) as i where i %% 10 < 7
                union all select 1, i, 'vip', now() from generate_series(1, %1$d) as i where i %% 20 = 0
                """
                        .formatted(CONTACTS));
        database.execute(
                """
                insert into event (tenant_id, contact_id, name, properties, occurred_at, received_at, source, external_id, machine)
                select 1, 1 + (e * 7919) %% %1$d,
                       case when e %% 1000 = 0 then 'complained'
                            else (array['opened', 'clicked', 'visited', 'order_paid'])[1 + (e / %1$d + e %% %1$d / 7) %% 4] end,
                       jsonb_build_object('amount', e %% 97), timestamptz '2026-03-01Z' - (e %% 365) * interval '1 day',
                       now(), 'bench', e::text, e %% 16 = 0
                from generate_series(1, %2$d::bigint) as e
                """
                        .formatted(CONTACTS, CONTACTS * EVENTS_EACH));
        database.execute("vacuum analyze");
    }
}
