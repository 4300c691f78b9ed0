package org.millrace.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A list or segment that a campaign leaves out. */
@Embeddable
record ExclusionLink(@Column(name = "tenant_id") int tenant, @Column(name = "segment_id") long segmentId) {}
