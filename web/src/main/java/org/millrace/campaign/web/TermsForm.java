package org.millrace.campaign.web;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Reentry;
import org.millrace.campaign.ReentryPolicy;
import org.millrace.campaign.SendStrategy;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;

/** When a campaign runs and who may enter it again, as a person writes it: times on the campaign's clock, spans in days. */
public class TermsForm implements Serializable {

    private SendStrategy strategy = SendStrategy.IMMEDIATE;
    private String startsAt;
    private String endsAt;
    private ReentryPolicy reentry = ReentryPolicy.NEVER;
    private Integer limit;
    private Integer windowDays;

    static TermsForm of(CampaignSnapshot campaign) {
        TermsForm form = new TermsForm();
        form.strategy = campaign.sendStrategy();
        form.startsAt = local(campaign.startsAt(), campaign.timeZone());
        form.endsAt = local(campaign.endsAt(), campaign.timeZone());
        form.reentry = campaign.reentry().policy();
        form.limit = campaign.reentry().limit();
        form.windowDays = campaign.reentry().window() == null
                ? null
                : (int) Math.max(1, campaign.reentry().window().toDays());
        return form;
    }

    private static String local(Instant at, String zone) {
        return at == null
                ? null
                : LocalDateTime.ofInstant(at, ZoneId.of(zone))
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    Instant starts(String zone) {
        return instant("startsAt", startsAt, zone);
    }

    Instant ends(String zone) {
        return instant("endsAt", endsAt, zone);
    }

    /** A zone that is none is for the boundary to refuse; the time is then not looked at. */
    private static Instant instant(String field, String local, String zone) {
        if (local == null) {
            return null;
        }
        LocalDateTime at;
        try {
            at = LocalDateTime.parse(local);
        } catch (DateTimeException e) {
            throw new InvalidInput(field, Sentence.of("is not a time"), Sentence.of("Write it like 2026-12-01T09:00."));
        }
        try {
            return at.atZone(ZoneId.of(zone == null ? "UTC" : zone)).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    Reentry rule() {
        return reentry == ReentryPolicy.LIMITED
                ? new Reentry(reentry, limit, windowDays == null ? null : Duration.ofDays(windowDays))
                : Reentry.of(reentry);
    }

    public SendStrategy getStrategy() {
        return strategy;
    }

    public void setStrategy(SendStrategy strategy) {
        this.strategy = strategy;
    }

    public SendStrategy[] getStrategies() {
        return SendStrategy.values();
    }

    public String getStartsAt() {
        return startsAt;
    }

    public void setStartsAt(String startsAt) {
        this.startsAt = startsAt;
    }

    public String getEndsAt() {
        return endsAt;
    }

    public void setEndsAt(String endsAt) {
        this.endsAt = endsAt;
    }

    public ReentryPolicy getReentry() {
        return reentry;
    }

    public void setReentry(ReentryPolicy reentry) {
        this.reentry = reentry;
    }

    public ReentryPolicy[] getReentries() {
        return ReentryPolicy.values();
    }

    public Integer getLimit() {
        return limit;
    }

    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public Integer getWindowDays() {
        return windowDays;
    }

    public void setWindowDays(Integer windowDays) {
        this.windowDays = windowDays;
    }
}
