package org.millrace.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

@Dependent
class WorkflowRepository {

    @PersistenceContext
    private EntityManager entities;

    WorkflowRepository() {}

    WorkflowRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(Workflow workflow) {
        try {
            entities.persist(workflow);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw new Conflict(Sentence.of("Somebody else made the workflow \"{0}\" at this moment.", workflow.slug()));
        }
    }

    /** Sends what was changed, so that the version number is the new one. */
    void save() {
        entities.flush();
    }

    void add(WorkflowVersion version) {
        entities.persist(version);
    }

    void add(NodeRow node) {
        entities.persist(node);
    }

    void add(EdgeRow edge) {
        entities.persist(edge);
    }

    Optional<Workflow> find(int tenant, String slug) {
        return entities.createQuery(
                        "select w from Workflow w where w.tenant = :tenant and w.slug = :slug", Workflow.class)
                .setParameter("tenant", tenant)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    Optional<Workflow> find(int tenant, long id) {
        return entities.createQuery("select w from Workflow w where w.tenant = :tenant and w.id = :id", Workflow.class)
                .setParameter("tenant", tenant)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The row stays locked to the end of the transaction: publications of one workflow come one after the other. */
    Optional<Workflow> lock(int tenant, String slug) {
        return entities.createQuery(
                        "select w from Workflow w where w.tenant = :tenant and w.slug = :slug", Workflow.class)
                .setParameter("tenant", tenant)
                .setParameter("slug", slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** By slug, from after that one. */
    List<Workflow> page(int tenant, String after, int limit) {
        return entities.createQuery(
                        "select w from Workflow w where w.tenant = :tenant and w.slug > :after order by w.slug",
                        Workflow.class)
                .setParameter("tenant", tenant)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<WorkflowVersion> version(Workflow workflow, int no) {
        return entities.createQuery(
                        "select v from WorkflowVersion v where v.tenant = :tenant and v.workflowId = :workflow and v.no = :no",
                        WorkflowVersion.class)
                .setParameter("tenant", workflow.tenant())
                .setParameter("workflow", workflow.id())
                .setParameter("no", no)
                .getResultStream()
                .findFirst();
    }

    /** The newest first, from before that number. */
    List<WorkflowVersion> versions(Workflow workflow, int before, int limit) {
        return entities.createQuery(
                        "select v from WorkflowVersion v where v.tenant = :tenant and v.workflowId = :workflow and v.no < :before"
                                + " order by v.no desc",
                        WorkflowVersion.class)
                .setParameter("tenant", workflow.tenant())
                .setParameter("workflow", workflow.id())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }
}
