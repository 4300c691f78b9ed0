package org.millrace.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A node of a version, for joins; made from the document at publication. */
@Entity
@Immutable
@Table(name = "node")
@IdClass(NodeRow.Key.class)
class NodeRow {

    @Id
    @Column(name = "version_id")
    private long versionId;

    @Id
    @Column(name = "node_no")
    private int no;

    @Column(name = "tenant_id")
    private int tenant;

    @Column(name = "node_id")
    private String nodeId;

    private String type;
    private String name;

    @ColumnTransformer(write = "cast(? as jsonb)")
    private String config;

    protected NodeRow() {}

    NodeRow(WorkflowVersion version, int no, WorkflowDocument.Node node) {
        this.versionId = version.id();
        this.tenant = version.tenant();
        this.no = no;
        this.nodeId = node.id();
        this.type = node.type();
        this.name = node.name();
        this.config = node.config().toString();
    }

    /** Of a node. */
    record Key(long versionId, int no) implements Serializable {}
}
