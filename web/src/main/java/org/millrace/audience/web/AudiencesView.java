package org.millrace.audience.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
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
@ViewScoped
public class AudiencesView extends AskedAboutAudience {

    private static final int SHOWN = 50;

    @Inject
    private Audiences audiences;

    private SegmentKind kind;
    private boolean archived;
    private String search;
    private String after;
    private transient Page<SegmentRow> page;

    @PostConstruct
    void load() {
        kind = Asked.word("status", SegmentKind.class);
        archived = "archived".equals(Asked.text("status"));
        search = Asked.text("q");
        after = Asked.text("after");
    }

    private Page<SegmentRow> page() {
        if (page == null) {
            page = audiences.list(new SegmentQuery(search, kind, archived, after, SHOWN));
        }
        return page;
    }

    public List<SegmentRow> getItems() {
        return page().items();
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    @Override
    void renew() {
        page = null;
    }

    public String getChosen() {
        return archived ? "archived" : kind == null ? null : kind.name();
    }

    public boolean isFiltered() {
        return kind != null || archived || search != null || after != null;
    }
}
