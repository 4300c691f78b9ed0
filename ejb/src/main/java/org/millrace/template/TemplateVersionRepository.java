package org.millrace.template;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

@Dependent
class TemplateVersionRepository implements TemplateVersionStore {

    private static final String SELECT =
            """
            select v.id, t.slug, v.no, t.channel, t.topic, v.subject, v.html, v.text
            from template t join template_version v on v.template_id = t.id
            where t.tenant_id = :tenant and\s""";

    private final Jdbi jdbi;

    @Inject
    TemplateVersionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<TemplateVersion> find(int tenant, long versionId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "v.id = :id")
                .bind("tenant", tenant)
                .bind("id", versionId)
                .map(TemplateVersionRepository::read)
                .findOne());
    }

    @Override
    public Optional<TemplateVersion> current(int tenant, String slug) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "t.slug = :slug and v.no = t.current_no and not t.archived")
                .bind("tenant", tenant)
                .bind("slug", slug)
                .map(TemplateVersionRepository::read)
                .findOne());
    }

    @Override
    public boolean archived(int tenant, String slug) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select 1 from template where tenant_id = :tenant and slug = :slug and archived)")
                .bind("tenant", tenant)
                .bind("slug", slug)
                .mapTo(Boolean.class)
                .one());
    }

    private static TemplateVersion read(ResultSet row, StatementContext context) throws SQLException {
        return new TemplateVersion(
                row.getLong("id"),
                row.getString("slug"),
                row.getInt("no"),
                row.getString("channel"),
                row.getString("topic"),
                new TemplateSource(row.getString("subject"), row.getString("html"), row.getString("text")));
    }
}
