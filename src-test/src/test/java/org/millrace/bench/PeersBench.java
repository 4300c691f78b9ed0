package org.millrace.bench;

import org.junit.jupiter.api.Test;
import org.millrace.platform.SchemaMigration;

/** Lives per second in the deployed EAR beside those of its peers, all on one PostgreSQL. */
class PeersBench {

    private static final int LIVES = Integer.getInteger("bench.lives", 200_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    public static void main(String... arguments) {
        new PeersBench().lives_beside_those_of_the_peers();
        System.exit(0);
    }

    @Test
    void lives_beside_those_of_the_peers() {
        try (BenchServer server = new BenchServer()) {
            System.out.println("server " + server.pid() + " " + server.url("millrace") + " " + server.password());
            server.makeDatabase("plain");
            SchemaMigration.on(server.database("plain"));
            EarLives ear = new EarLives(server, LIVES);
            PlainLoop plain = new PlainLoop(server.database("plain"), LIVES);
            long me = ProcessHandle.current().pid();
            for (int i = 0; i < ROUNDS; i++) {
                ear.empty();
                double[] c0 = server.cpu();
                double e = ear.round(LIVES);
                double[] c1 = server.cpu();
                plain.empty();
                double m0 = CpuSeconds.of(me);
                double[] c2 = server.cpu();
                double p = plain.round(LIVES);
                double[] c3 = server.cpu();
                double m1 = CpuSeconds.of(me);
                System.out.printf(
                        "ear %.2f s %.0f/s java %.1f pg %.1f  plain %.2f s %.0f/s java %.1f pg %.1f ratio %.2f cpu ratio %.2f heap %d%n",
                        e,
                        LIVES / e,
                        c1[0] - c0[0],
                        c1[1] - c0[1],
                        p,
                        LIVES / p,
                        m1 - m0,
                        c3[1] - c2[1],
                        p / e,
                        (m1 - m0 + c3[1] - c2[1]) / (c1[0] - c0[0] + c1[1] - c0[1]),
                        server.peakHeapMegabytes());
            }
            if (Boolean.getBoolean("bench.statements")) {
                statements(server);
            }
        }
    }

    private static void statements(BenchServer server) {
        try (var c = server.superuser().getConnection();
                var st = c.createStatement()) {
            st.execute("create extension if not exists pg_stat_statements");
            var rs = st.executeQuery(
                    "select d.datname, calls, round(total_exec_time) t, rows, round(shared_blks_hit/greatest(calls,1)) hit, wal_bytes/1000000 wal, left(regexp_replace(query, '\\s+', ' ', 'g'), 130) q from pg_stat_statements s join pg_database d on d.oid=s.dbid order by total_exec_time desc limit 30");
            while (rs.next()) {
                System.out.printf(
                        "%-9s %6d calls %8d ms %8d rows %6d hit %5d MB wal  %s%n",
                        rs.getString(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getString(7));
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
