package org.millrace.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What was published, to the byte. */
@Entity
@Immutable
@Table(name = "workflow_version")
class WorkflowVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id")
    private int tenant;

    @Column(name = "workflow_id")
    private long workflowId;

    private int no;
    private String document;

    @Column(name = "published_by")
    private String publishedBy;

    @Column(name = "published_at")
    private Instant publishedAt;

    protected WorkflowVersion() {}

    WorkflowVersion(Workflow workflow, String document, String publishedBy, Instant now) {
        this.tenant = workflow.tenant();
        this.workflowId = workflow.id();
        this.no = workflow.nextNo();
        this.document = document;
        this.publishedBy = publishedBy;
        this.publishedAt = now;
    }

    long id() {
        return id;
    }

    int tenant() {
        return tenant;
    }

    String document() {
        return document;
    }

    PublishedVersion published() {
        return new PublishedVersion(id, workflowId, no, publishedAt, publishedBy);
    }
}
