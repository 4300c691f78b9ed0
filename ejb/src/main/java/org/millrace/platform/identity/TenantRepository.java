package org.millrace.platform.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

@Dependent
class TenantRepository {

    private final Jdbi jdbi;

    @Inject
    TenantRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Tenant find(int id) {
        return jdbi.withHandle(h -> h.createQuery("select id, slug, name from tenant where id = :id")
                .bind("id", id)
                .map((row, context) -> new Tenant(row.getInt("id"), row.getString("slug"), row.getString("name")))
                .one());
    }

    /** The tenant of that slug, made if there is none; safe when two servers start at once. */
    int ensure(String slug, String name, Instant now) {
        return jdbi.withHandle(h -> {
            h.createUpdate(
                            "insert into tenant (slug, name, created_at) values (:slug, :name, :now) on conflict do nothing")
                    .bind("slug", slug)
                    .bind("name", name)
                    .bind("now", now)
                    .execute();
            return h.createQuery("select id from tenant where slug = :slug")
                    .bind("slug", slug)
                    .mapTo(int.class)
                    .one();
        });
    }

    boolean anyUser() {
        return jdbi.withHandle(h -> h.createQuery("select exists (select 1 from user_account)")
                .mapTo(Boolean.class)
                .one());
    }
}
