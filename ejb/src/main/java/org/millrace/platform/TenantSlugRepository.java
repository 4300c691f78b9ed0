package org.millrace.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Finds the tenant of what comes in without a signed-in caller. */
@Dependent
public class TenantSlugRepository {

    private final Jdbi jdbi;

    @Inject
    public TenantSlugRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Integer> idOf(String slug) {
        if (slug == null || slug.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbi.withHandle(h -> h.createQuery("select id from tenant where slug = :slug")
                .bind("slug", slug)
                .mapTo(Integer.class)
                .findOne());
    }

    public String slugOf(int tenant) {
        return jdbi.withHandle(h -> h.createQuery("select slug from tenant where id = :id")
                .bind("id", tenant)
                .mapTo(String.class)
                .one());
    }
}
