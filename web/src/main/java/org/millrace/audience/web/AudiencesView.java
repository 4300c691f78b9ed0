package org.millrace.audience.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.millrace.audience.Audiences;
import org.millrace.audience.SegmentKind;
import org.millrace.audience.SegmentQuery;
import org.millrace.audience.SegmentRow;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;

/** Lists and segments; search, kind and place are in the address. */
@Named("audiences")
@RequestScoped
public class AudiencesView {

    private static final int SHOWN = 50;

    @Inject
    private Audiences audiences;

    private SegmentKind kind;
    private boolean archived;
    private String search;
    private Page<SegmentRow> page;

    @PostConstruct
    void load() {
        kind = Asked.word("status", SegmentKind.class);
        archived = "archived".equals(Asked.text("status"));
        search = Asked.text("q");
        page = audiences.list(new SegmentQuery(search, kind, archived, Asked.text("after"), SHOWN));
    }

    public List<SegmentRow> getItems() {
        return page.items();
    }

    public String getNext() {
        return page.next().orElse(null);
    }

    public String getChosen() {
        return archived ? "archived" : kind == null ? null : kind.name();
    }

    public boolean isFiltered() {
        return kind != null || archived || search != null || Asked.text("after") != null;
    }
}
