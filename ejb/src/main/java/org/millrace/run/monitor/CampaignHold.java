package org.millrace.run.monitor;

import java.time.Instant;
import java.time.ZoneId;
import org.millrace.workflow.Pace;

/**
 * What keeps a campaign's runs or messages where they are at this moment.
 *
 * @param node the name of the step that holds; null = the campaign
 * @param since null when that is not known
 * @param until when it lets go by itself; null = when somebody decides
 * @param zone whose clock says so; contacts elsewhere may be held at other times
 * @param pace how many the step lets pass; null where it is not its pace that holds
 */
public record CampaignHold(By by, String node, Instant since, Instant until, ZoneId zone, Pace pace) {

    /** Which rule. */
    public enum By {
        FROZEN,
        /** A mass move is under way, and nobody inside moves until it is done. */
        MASS_MOVE,
        /** The slots of a step that lets only so many pass are given away until then. */
        PACE,
        STEP_HOURS,
        BUSINESS_HOURS,
        QUIET_HOURS,
        HOLIDAY,
        NEVER_OPEN
    }
}
