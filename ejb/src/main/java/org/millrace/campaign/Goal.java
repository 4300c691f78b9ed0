package org.millrace.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Part of the campaign, and changed under its version alone. */
@Entity
@Table(name = "goal")
class Goal {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id", updatable = false)
    private int tenant;

    @ManyToOne(optional = false)
    @JoinColumn(name = "campaign_id", updatable = false)
    private Campaign campaign;

    private int ordinal;

    @Column(updatable = false)
    private String name;

    @Column(name = "event_name")
    private String event;

    @Column(name = "window_seconds")
    private long windowSeconds;

    @Column(name = "value_property")
    private String valueProperty;

    protected Goal() {}

    Goal(Campaign campaign, int tenant, String name) {
        this.campaign = campaign;
        this.tenant = tenant;
        this.name = name;
    }

    String name() {
        return name;
    }

    int ordinal() {
        return ordinal;
    }

    void define(int place, GoalDefinition definition) {
        this.ordinal = place;
        this.event = definition.event();
        this.windowSeconds = definition.window().toSeconds();
        this.valueProperty = definition.valueProperty();
    }
}
