package org.millrace.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A workflow with its draft. The version number counts saves: it is the draft's ETag. */
@Entity
@Table(name = "workflow")
class Workflow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id", updatable = false)
    private int tenant;

    @Column(updatable = false)
    private String slug;

    private String name;
    private String description;
    private String draft;

    @Column(name = "published_no")
    private Integer publishedNo;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    @Version
    private int version;

    protected Workflow() {}

    Workflow(int tenant, WorkflowDocument document, String by, Instant now) {
        this.tenant = tenant;
        this.slug = document.slug();
        this.createdAt = now;
        draft(document, by, now);
    }

    /** @return whether this changed anything */
    boolean draft(WorkflowDocument document, String by, Instant now) {
        String text = WorkflowJson.write(document);
        if (text.equals(draft)) {
            return false;
        }
        this.name = document.name();
        this.description = document.description();
        this.draft = text;
        this.updatedBy = by;
        this.updatedAt = now;
        return true;
    }

    void published(int no) {
        this.publishedNo = no;
    }

    long id() {
        return id;
    }

    int tenant() {
        return tenant;
    }

    String slug() {
        return slug;
    }

    String draft() {
        return draft;
    }

    WorkflowDocument document() {
        return WorkflowJson.read(draft);
    }

    int version() {
        return version;
    }

    int nextNo() {
        return publishedNo == null ? 1 : publishedNo + 1;
    }

    WorkflowSummary summary() {
        return new WorkflowSummary(id, slug, name, description, publishedNo, createdAt, updatedAt, updatedBy, version);
    }
}
