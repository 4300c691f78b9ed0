package org.millrace.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A product of a campaign. */
@Embeddable
record ProductLink(
        @Column(name = "tenant_id") int tenant,
        @Column(name = "product_id") long productId,
        @Column(name = "primary_product") boolean primary) {}
