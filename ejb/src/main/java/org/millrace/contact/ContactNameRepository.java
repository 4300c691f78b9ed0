package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

@Dependent
class ContactNameRepository implements ContactNameStore {

    private final Jdbi jdbi;

    @Inject
    ContactNameRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<Long, ContactName> of(Map<Long, Integer> tenants) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select c.id, t.slug, c.external_id
                          from unnest(:ids, :tenants) as u (id, tenant)
                          join contact c on c.id = u.id and c.tenant_id = u.tenant
                          join tenant t on t.id = c.tenant_id
                        """)
                .bindArray("ids", Long.class, tenants.keySet())
                .bindArray("tenants", Integer.class, tenants.values())
                .map((row, ctx) -> Map.entry(row.getLong(1), new ContactName(row.getString(2), row.getString(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
