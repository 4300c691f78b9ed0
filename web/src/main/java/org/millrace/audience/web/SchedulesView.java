package org.millrace.audience.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.millrace.audience.AudienceSchedules;
import org.millrace.audience.ScheduleRow;
import org.millrace.platform.Page;
import org.millrace.platform.Wording;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Words;

/** Lists and segments that are looked through again by a schedule. */
@Named("schedules")
@ViewScoped
public class SchedulesView extends AskedAboutAudience {

    private static final int SHOWN = 50;

    @Inject
    private AudienceSchedules schedules;

    @Inject
    private Words words;

    private String after;
    private transient Page<ScheduleRow> page;

    @PostConstruct
    void load() {
        after = Asked.text("after");
    }

    private Page<ScheduleRow> page() {
        if (page == null) {
            page = schedules.list(after, SHOWN, Wording.of(words.locale()));
        }
        return page;
    }

    public List<ScheduleRow> getItems() {
        return page().items();
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    @Override
    void renew() {
        page = null;
    }
}
