package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.millrace.platform.Json;

/** Something that a campaign is about. */
@Entity
@Table(name = "product")
class Product {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id", updatable = false)
    private int tenant;

    @Column(updatable = false)
    private String slug;

    private String name;

    @ColumnTransformer(write = "cast(? as jsonb)")
    private String attributes;

    @Version
    private int version;

    protected Product() {}

    Product(int tenant, String slug) {
        this.tenant = tenant;
        this.slug = slug;
    }

    void describe(String newName, JsonNode newAttributes) {
        this.name = newName;
        this.attributes = newAttributes.toString();
    }

    Long id() {
        return id;
    }

    String slug() {
        return slug;
    }

    int version() {
        return version;
    }

    ProductDetails details() {
        return new ProductDetails(slug, name, Json.tree(attributes), version);
    }
}
