package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What of other capabilities campaigns name. */
@Dependent
class BindingTargetRepository {

    private final Jdbi jdbi;

    @Inject
    BindingTargetRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One that is not archived. */
    Optional<Long> segment(int tenant, String slug) {
        return jdbi.withHandle(
                h -> h.createQuery("select id from segment where tenant_id = :tenant and slug = :slug and not archived")
                        .bind("tenant", tenant)
                        .bind("slug", slug)
                        .mapTo(Long.class)
                        .findOne());
    }

    /** Ids by slug, of archived ones too; what there is not is missing. */
    Map<String, Long> segments(int tenant, Collection<String> slugs) {
        return ids("select slug, id from segment where tenant_id = :tenant and slug = any(:slugs)", tenant, slugs);
    }

    /** Ids by slug; what there is not is missing. */
    Map<String, Long> products(int tenant, Collection<String> slugs) {
        return ids("select slug, id from product where tenant_id = :tenant and slug = any(:slugs)", tenant, slugs);
    }

    private Map<String, Long> ids(String sql, int tenant, Collection<String> slugs) {
        return jdbi.withHandle(h -> h
                .createQuery(sql)
                .bind("tenant", tenant)
                .bindArray("slugs", String.class, slugs)
                .map((row, context) -> Map.entry(row.getString("slug"), row.getLong("id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    boolean isUser(int tenant, String name) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select from user_account where tenant_id = :tenant and username = :name)")
                .bind("tenant", tenant)
                .bind("name", name)
                .mapTo(boolean.class)
                .one());
    }

    /** The channels of what messages can leave by, by their names. */
    Map<String, String> providers(int tenant) {
        return jdbi.withHandle(h -> h.createQuery("select name, channel from provider where tenant_id = :tenant")
                .bind("tenant", tenant)
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("channel")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<String> workflowSlugs(int tenant, String beginning) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select slug from workflow where tenant_id = :tenant and starts_with(slug, :beginning)")
                .bind("tenant", tenant)
                .bind("beginning", beginning)
                .mapTo(String.class)
                .list());
    }
}
