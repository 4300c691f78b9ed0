package org.millrace.template;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The content of a template as it was saved once. */
@Entity
@Immutable
@Table(name = "template_version")
class TemplateVersionRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id")
    private int tenant;

    @Column(name = "template_id")
    private long templateId;

    private int no;
    private String subject;
    private String html;
    private String text;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    protected TemplateVersionRow() {}

    TemplateVersionRow(Template template, TemplateSource source, String createdBy, Instant now) {
        this.tenant = template.tenant();
        this.templateId = template.id();
        this.no = template.currentNo();
        this.subject = source.subject();
        this.html = source.html();
        this.text = source.text();
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    TemplateSource source() {
        return new TemplateSource(subject, html, text);
    }

    SavedVersion saved() {
        return new SavedVersion(no, createdAt, createdBy, source());
    }
}
