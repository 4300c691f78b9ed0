package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.template.TemplateUsage;
import org.millrace.template.TemplateUse;

/** Which workflows make messages of a template, and how many campaigns run those. */
@Dependent
class CampaignTemplateRepository implements TemplateUsage {

    private final Jdbi jdbi;

    @Inject
    CampaignTemplateRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<TemplateUse> of(int tenant, String slug) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select * from (
                            select w.slug, w.name,
                                   exists (select from workflow_version v join node n on n.version_id = v.id
                                            where v.workflow_id = w.id and v.no = w.published_no
                                              and n.config ->> 'template' = :slug) as published,
                                   exists (select from jsonb_array_elements(
                                                  case when jsonb_typeof(cast(w.draft as jsonb) -> 'nodes') = 'array'
                                                       then cast(w.draft as jsonb) -> 'nodes' else '[]' end) n
                                            where n -> 'config' ->> 'template' = :slug) as drafted,
                                   (select count(*) from campaign c
                                     where c.tenant_id = w.tenant_id and c.workflow_id = w.id and c.status <> 'ARCHIVED') as campaigns
                              from workflow w where w.tenant_id = :tenant) used
                         where published or drafted order by name, slug
                        """)
                .bind("tenant", tenant)
                .bind("slug", slug)
                .map((row, context) -> new TemplateUse(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getBoolean("published"),
                        row.getBoolean("drafted"),
                        row.getLong("campaigns")))
                .list());
    }
}
