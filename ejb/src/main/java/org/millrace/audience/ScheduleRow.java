package org.millrace.audience;

import java.time.Instant;
import java.util.List;
import org.millrace.calendar.Missed;

/**
 * A list or segment with its schedule.
 *
 * @param summary the cron expression in words: {@code at 06:00, every day}
 * @param zone the IANA zone whose clock the expression means
 * @param next its next times, the soonest first, while it is switched on; five of one schedule, one in a list of many
 * @param last what became of its latest time; null = none has come yet
 * @param campaigns how many campaigns that are not archived have it for their audience or leave its members out
 * @param liveCampaigns how many of them take in who is new in it
 */
public record ScheduleRow(
        long id,
        String slug,
        String name,
        SegmentKind kind,
        ScheduleState state,
        String cron,
        String summary,
        String zone,
        Missed missed,
        int graceMinutes,
        List<Instant> next,
        RebuildRow last,
        long campaigns,
        long liveCampaigns) {}
