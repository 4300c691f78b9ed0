package org.millrace.campaign.web;

import java.io.Serializable;
import java.time.Duration;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.GoalDefinition;

/** A goal's line of the form. */
public class GoalForm implements Serializable {

    private String name;
    private String event;
    private int days = 14;
    private String valueProperty;

    static GoalForm of(CampaignSnapshot.BoundGoal goal) {
        GoalForm row = new GoalForm();
        row.name = goal.name();
        row.event = goal.event();
        row.days = (int) goal.window().toDays();
        row.valueProperty = goal.valueProperty();
        return row;
    }

    GoalDefinition definition() {
        return new GoalDefinition(name, event, Duration.ofDays(days), valueProperty);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public String getValueProperty() {
        return valueProperty;
    }

    public void setValueProperty(String valueProperty) {
        this.valueProperty = valueProperty;
    }
}
