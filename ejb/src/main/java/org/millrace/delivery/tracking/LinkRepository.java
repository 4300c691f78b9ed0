package org.millrace.delivery.tracking;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

@Dependent
public class LinkRepository implements LinkStore {

    private final Jdbi jdbi;

    @Inject
    public LinkRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<String, Long> numbers(int tenant, Collection<String> targets) {
        List<String> sorted = List.copyOf(new TreeSet<>(targets));
        return jdbi.withHandle(h -> {
            h.createUpdate(
                            """
                            insert into link (tenant_id, url_hash, url)
                            select :tenant, sha256(convert_to(u.url, 'UTF8')), u.url from unnest(:urls) as u(url)
                            on conflict (tenant_id, url_hash) do nothing
                            """)
                    .bind("tenant", tenant)
                    .bindArray("urls", String.class, sorted)
                    .execute();
            return h.createQuery(
                            """
                            select l.url, l.id
                            from unnest(:urls) as u(url)
                            join link l on l.tenant_id = :tenant and l.url_hash = sha256(convert_to(u.url, 'UTF8'))
                            """)
                    .bind("tenant", tenant)
                    .bindArray("urls", String.class, sorted)
                    .map((row, ctx) -> Map.entry(row.getString("url"), row.getLong("id")))
                    .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
        });
    }

    @Override
    public Optional<String> target(int tenant, long linkId) {
        return jdbi.withHandle(h -> h.createQuery("select url from link where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", linkId)
                .mapTo(String.class)
                .findOne());
    }
}
