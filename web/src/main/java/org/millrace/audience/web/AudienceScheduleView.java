package org.millrace.audience.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.audience.AudienceSchedules;
import org.millrace.audience.RebuildRow;
import org.millrace.audience.ScheduleDetails;
import org.millrace.audience.ScheduleRow;
import org.millrace.calendar.Missed;
import org.millrace.calendar.Zones;
import org.millrace.platform.Wording;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;
import org.millrace.trigger.ForeseenSchedule;
import org.millrace.trigger.SchedulePreviews;

/** When one list or segment is looked through again: its times, what became of them, and the form that sets them. */
@Named("audienceSchedule")
@ViewScoped
public class AudienceScheduleView implements Serializable {

    private static final int SHOWN = 5;

    @Inject
    private AudienceSchedules schedules;

    @Inject
    private SchedulePreviews previews;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String slug;
    private String cron = "0 6 * * *";
    private String zone;
    private Missed missed = Missed.FIRE_ONCE;
    private int graceMinutes = 60;
    private transient Optional<ScheduleRow> schedule;
    private transient ForeseenSchedule foreseen;
    private transient List<RebuildRow> past;

    @PostConstruct
    void load() {
        slug = Asked.text("id");
        zone = words.getZone();
        ScheduleRow present = getSchedule();
        if (present != null) {
            cron = present.cron();
            zone = present.zone();
            missed = present.missed();
            graceMinutes = present.graceMinutes();
        }
    }

    /** Null where it has none. */
    public ScheduleRow getSchedule() {
        if (schedule == null) {
            schedule = schedules.find(slug, Wording.of(words.locale()));
        }
        return schedule.orElse(null);
    }

    public boolean isElsewhere() {
        return !getSchedule().zone().equals(words.getZone());
    }

    /** An instant on the schedule's clock. */
    public String there(Instant at) {
        return words.there(at, getSchedule().zone());
    }

    public List<RebuildRow> getPast() {
        if (past == null) {
            past = schedules.occurrences(slug, null, SHOWN).items();
        }
        return past;
    }

    /** What the form says, in words; with what is wrong where it cannot be read. */
    public ForeseenSchedule getForeseen() {
        if (foreseen == null) {
            String known = Zones.named(zone).isPresent() ? zone : "UTC";
            foreseen = previews.preview(cron, known, Wording.of(words.locale()));
        }
        return foreseen;
    }

    public String save() {
        boolean saved = attempt.to(
                "scheduleForm", () -> schedules.put(slug, new ScheduleDetails(cron, zone, missed, graceMinutes)));
        if (saved) {
            words.tell("audience.schedule.saved");
        }
        return saved ? here() : null;
    }

    public String remove() {
        boolean removed = attempt.to(() -> schedules.remove(slug));
        if (removed) {
            words.tell("audience.schedule.removed");
        }
        return removed ? here() : null;
    }

    private String here() {
        return "audience?faces-redirect=true&id=" + words.url(slug);
    }

    public Missed[] getRules() {
        return Missed.values();
    }

    public String getCron() {
        return cron;
    }

    public void setCron(String cron) {
        this.cron = cron;
        foreseen = null;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
        foreseen = null;
    }

    public Missed getMissed() {
        return missed;
    }

    public void setMissed(Missed missed) {
        this.missed = missed;
    }

    public int getGraceMinutes() {
        return graceMinutes;
    }

    public void setGraceMinutes(int graceMinutes) {
        this.graceMinutes = graceMinutes;
    }
}
