package org.millrace.audience.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.audience.AudienceSchedules;
import org.millrace.audience.ScheduleRow;
import org.millrace.platform.Page;
import org.millrace.platform.Wording;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;

/** Lists and segments that are looked through again by a schedule. */
@Named("schedules")
@ViewScoped
public class SchedulesView implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private AudienceSchedules schedules;

    @Inject
    private AudienceActs acts;

    @Inject
    private Words words;

    private String after;
    private Question question;
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

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        question = acts.question(Asked.text("segment"), Asked.text("act"));
    }

    public void confirm() {
        acts.perform(question);
        page = null;
    }
}
