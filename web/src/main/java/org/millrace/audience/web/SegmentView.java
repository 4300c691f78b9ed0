package org.millrace.audience.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.audience.AudiencePreview;
import org.millrace.audience.Audiences;
import org.millrace.audience.Counted;
import org.millrace.audience.SegmentDetails;
import org.millrace.audience.SegmentKind;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** The segment builder: rows of conditions, counted before anything is saved. */
@Named("segmentPage")
@ViewScoped
public class SegmentView implements Serializable {

    @Inject
    private Audiences audiences;

    @Inject
    private AudiencePreview preview;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String name;
    private String description;
    private String join = "all";
    private final List<ConditionRow> rows = new ArrayList<>(List.of(new ConditionRow()));
    private transient Counted counted;

    public void add() {
        rows.add(new ConditionRow());
    }

    public void remove(ConditionRow row) {
        rows.remove(row);
    }

    /** Only shows what has changed of the rows. */
    public void redraw() {
        counted = null;
    }

    public void count() {
        counted = null;
        attempt.to(() -> counted = preview.count(predicate()));
    }

    public String save() {
        String[] slug = new String[1];
        boolean saved = attempt.to(
                "build",
                () -> slug[0] = audiences
                        .create(new SegmentDetails(null, name, description, SegmentKind.SEGMENT, predicate()))
                        .slug());
        if (!saved) {
            return null;
        }
        words.tell("segment.saved");
        return "audience?faces-redirect=true&id=" + slug[0];
    }

    private JsonNode predicate() {
        if (rows.size() == 1) {
            return rows.get(0).json();
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("type", join);
        rows.forEach(row -> all.withArray("of").add(row.json()));
        return rows.isEmpty() ? JsonNodeFactory.instance.objectNode().put("type", "always") : all;
    }

    public List<ConditionRow> getRows() {
        return rows;
    }

    public ConditionRow.Kind[] getKinds() {
        return ConditionRow.Kind.values();
    }

    public ConditionRow.Comparison[] getComparisons() {
        return ConditionRow.Comparison.values();
    }

    /** Null until it was counted. */
    public Counted getCounted() {
        return counted;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getJoin() {
        return join;
    }

    public void setJoin(String join) {
        this.join = join;
    }
}
