package org.millrace.run.monitor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millrace.delivery.Attempt;
import org.millrace.delivery.AttemptRepository;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Runs as an operator watches them. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class RunMonitor {

    /** Lines of a trail that a story is told of; a loop may have made many more. */
    static final int LINES = 400;

    private final CallerContext context;
    private final RunMonitorRepository runs;
    private final StoryRepository stories;
    private final AttemptRepository attempts;
    private final Clock clock;

    protected RunMonitor() {
        this(null, null, null, null, null);
    }

    @Inject
    RunMonitor(
            CallerContext context,
            RunMonitorRepository runs,
            StoryRepository stories,
            AttemptRepository attempts,
            Clock clock) {
        this.context = context;
        this.runs = runs;
        this.stories = stories;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A cursor out of an address; one that somebody shortened begins the list anew. */
    public static String place(String after) {
        return after != null && after.matches("\\d{1,18}\\.\\d{1,18}") ? after : null;
    }

    /**
     * @param after the cursor of the page before; null for the first
     * @return a page that costs the same however many runs there are: it may come back short, and say so
     */
    public RunListing list(RunSearch search, String after, int limit) {
        return runs.list(context.tenant(), search, after, Page.limit(limit));
    }

    /** @throws NotFound the tenant has no such run */
    public RunStory story(long id) {
        int tenant = context.tenant();
        Instant now = clock.instant();
        MonitoredRun run = runs.find(tenant, id).orElseThrow(() -> new NotFound("run", id));
        List<StoryRow> rows = stories.latest(tenant, id, LINES + 1);
        boolean cut = rows.size() > LINES;
        List<StoryRow> told = cut ? rows.subList(rows.size() - LINES, rows.size()) : rows;
        Instant begin = cut ? told.get(0).at() : run.enteredAt();
        Map<Long, List<Attempt>> putOff = attempts.of(tenant, told, StoryRow::messageId);
        return new RunStory(run, now, Story.of(run, told, putOff, begin, now), cut);
    }
}
