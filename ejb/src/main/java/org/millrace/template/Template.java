package org.millrace.template;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A template by its slug. Its content is in versions; this names the current one. */
@Entity
@Table(name = "template")
class Template {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id", updatable = false)
    private int tenant;

    @Column(updatable = false)
    private String slug;

    private String name;
    private String channel;
    private String topic;

    @Column(name = "current_no")
    private int currentNo;

    private boolean archived;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    protected Template() {}

    Template(int tenant, String slug, Instant now) {
        this.tenant = tenant;
        this.slug = slug;
        this.createdAt = now;
    }

    /** Takes over the draft's name, channel and topic; an archived template comes back. */
    void describe(TemplateDraft draft, Instant now) {
        this.name = draft.name();
        this.channel = draft.channel();
        this.topic = draft.topic();
        this.archived = false;
        this.updatedAt = now;
    }

    boolean isDescribedBy(TemplateDraft draft) {
        return !archived
                && draft.name().equals(name)
                && draft.channel().equals(channel)
                && draft.topic().equals(topic);
    }

    int nextNo() {
        return ++currentNo;
    }

    void archive(Instant now) {
        this.archived = true;
        this.updatedAt = now;
    }

    Long id() {
        return id;
    }

    int tenant() {
        return tenant;
    }

    String slug() {
        return slug;
    }

    int currentNo() {
        return currentNo;
    }

    int version() {
        return version;
    }

    TemplateSummary summary() {
        return new TemplateSummary(slug, name, channel, topic, currentNo, archived, createdAt, updatedAt, version);
    }
}
