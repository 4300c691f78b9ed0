package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Under which numbers contacts are kept here. */
@Dependent
public class ContactNumberRepository {

    private final Jdbi jdbi;

    @Inject
    public ContactNumberRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Long> of(int tenant, String externalId) {
        return of(tenant, Stream.of(externalId)).values().stream().findFirst();
    }

    /** By external id; one that the tenant does not have is missing. */
    public Map<String, Long> of(int tenant, Collection<String> externalIds) {
        return of(tenant, externalIds.stream());
    }

    private Map<String, Long> of(int tenant, Stream<String> externalIds) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        "select external_id, id from contact where tenant_id = :tenant and external_id = any(:ids)")
                .bind("tenant", tenant)
                .bindArray(
                        "ids", String.class, externalIds.filter(Texts::askable).toList())
                .map((row, ctx) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
