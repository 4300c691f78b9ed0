package org.millrace.template;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

@Dependent
class TemplateRepository {

    @PersistenceContext
    private EntityManager entities;

    TemplateRepository() {}

    TemplateRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(Template template) {
        try {
            entities.persist(template);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw new Conflict(Sentence.of("Somebody else made the template \"{0}\" at this moment.", template.slug()));
        }
    }

    void add(TemplateVersionRow version) {
        entities.persist(version);
    }

    /** Sends what was changed, so that the version number is the new one. */
    void save() {
        entities.flush();
    }

    Optional<Template> find(int tenant, String slug) {
        return find(tenant, slug, LockModeType.NONE);
    }

    /** The row stays locked to the end of the transaction. */
    Optional<Template> lock(int tenant, String slug) {
        return find(tenant, slug, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Template> find(int tenant, String slug, LockModeType lock) {
        return entities.createQuery(
                        "select t from Template t where t.tenant = :tenant and t.slug = :slug", Template.class)
                .setParameter("tenant", tenant)
                .setParameter("slug", slug)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** By slug, from after that one. */
    List<Template> page(int tenant, boolean archived, String after, int limit) {
        return entities.createQuery(
                        "select t from Template t where t.tenant = :tenant and t.archived = :archived and t.slug > :after order by t.slug",
                        Template.class)
                .setParameter("tenant", tenant)
                .setParameter("archived", archived)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    Map<String, String> names(int tenant, Set<String> slugs) {
        return entities.createQuery(
                        "select t from Template t where t.tenant = :tenant and t.slug in :slugs", Template.class)
                .setParameter("tenant", tenant)
                .setParameter("slugs", slugs)
                .getResultStream()
                .collect(Collectors.toMap(
                        Template::slug, template -> template.summary().name()));
    }

    Optional<TemplateVersionRow> version(Template template, int no) {
        return entities.createQuery(
                        "select v from TemplateVersionRow v where v.tenant = :tenant and v.templateId = :template and v.no = :no",
                        TemplateVersionRow.class)
                .setParameter("tenant", template.tenant())
                .setParameter("template", template.id())
                .setParameter("no", no)
                .getResultStream()
                .findFirst();
    }

    /** The newest first, from before that number. */
    List<TemplateVersionRow> versions(Template template, int before, int limit) {
        return entities.createQuery(
                        "select v from TemplateVersionRow v where v.tenant = :tenant and v.templateId = :template and v.no < :before"
                                + " order by v.no desc",
                        TemplateVersionRow.class)
                .setParameter("tenant", template.tenant())
                .setParameter("template", template.id())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }
}
