package org.millrace.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** An edge of a version, for joins; made from the document at publication. */
@Entity
@Immutable
@Table(name = "edge")
@IdClass(EdgeRow.Key.class)
class EdgeRow {

    @Id
    @Column(name = "version_id")
    private long versionId;

    @Id
    @Column(name = "from_node_no")
    private int from;

    @Id
    private String port;

    @Id
    private int ordinal;

    @Column(name = "tenant_id")
    private int tenant;

    @Column(name = "to_node_no")
    private int to;

    protected EdgeRow() {}

    EdgeRow(WorkflowVersion version, int from, String port, int ordinal, int to) {
        this.versionId = version.id();
        this.tenant = version.tenant();
        this.from = from;
        this.port = port;
        this.ordinal = ordinal;
        this.to = to;
    }

    /** Of an edge. */
    record Key(long versionId, int from, String port, int ordinal) implements Serializable {}
}
