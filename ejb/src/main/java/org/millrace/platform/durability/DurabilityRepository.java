package org.millrace.platform.durability;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

@Dependent
class DurabilityRepository {

    private final Jdbi jdbi;

    @Inject
    DurabilityRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<String, String> settings() {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select name, setting from pg_settings
                         where name in ('fsync', 'synchronous_commit', 'full_page_writes')
                        """)
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("setting")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
