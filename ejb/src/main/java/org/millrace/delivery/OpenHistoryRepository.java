package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The openings that the ledger knows, of a batch of contacts in one query. */
@Dependent
public class OpenHistoryRepository implements OpenHistoryStore {

    /** What is older says little about a person's day now. */
    private static final int KEPT = 50;

    private final Jdbi jdbi;

    @Inject
    public OpenHistoryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<Long, OpenHistory> of(int tenant, Collection<Long> contacts) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select c.id, c.time_zone,
                               array(select m.opened_human_at from message m
                                     where m.contact_id = c.id and m.tenant_id = c.tenant_id
                                       and m.opened_human_at is not null
                                     order by m.opened_human_at desc limit :kept) as opens
                        from contact c where c.tenant_id = :tenant and c.id = any(:contacts)
                        """)
                .bind("tenant", tenant)
                .bind("kept", KEPT)
                .bindArray("contacts", Long.class, contacts)
                .map((row, ctx) -> Map.entry(row.getLong("id"), history(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static OpenHistory history(ResultSet row) throws SQLException {
        Timestamp[] opens = (Timestamp[]) row.getArray("opens").getArray();
        return new OpenHistory(
                row.getString("time_zone"),
                Arrays.stream(opens).map(Timestamp::toInstant).toList());
    }
}
