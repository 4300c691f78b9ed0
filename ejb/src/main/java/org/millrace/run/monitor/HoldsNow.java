package org.millrace.run.monitor;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.SendHold;
import org.millrace.campaign.SendingHours;
import org.millrace.run.PaceStore;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;

/**
 * What a campaign's calendar and the steps of its published version hold at an instant, asked of the rules that the engine asks.
 *
 * @param paces how far the slots of paced steps are given away, by the steps' ids
 */
record HoldsNow(CalendarRules calendar, ZoneId zone, Map<String, PaceStore.Given> paces, Instant now) {

    /** @param workflow null = nothing is published */
    List<CampaignHold> in(CompiledWorkflow workflow) {
        List<CampaignHold> holds = new ArrayList<>();
        new SendingHours(calendar, null, zone, null).hold(now).ifPresent(hold -> holds.add(closed(hold, null)));
        if (workflow != null) {
            workflow.nodes().forEach(node -> ofStep(node, holds));
        }
        return holds;
    }

    private <C extends Record> void ofStep(CompiledNode<C> node, List<CampaignHold> holds) {
        String name = node.name() == null ? node.id() : node.name();
        node.type()
                .sendingHours(node.configuration())
                .flatMap(hours -> new SendingHours(calendar, hours, zone, null).hold(now))
                .filter(hold -> hold.by() == SendHold.By.STEP_HOURS || hold.by() == SendHold.By.NEVER_OPEN)
                .ifPresent(hold -> holds.add(closed(hold, name)));
        PaceStore.Given given = paces.get(node.id());
        node.type()
                .pace(node.configuration())
                .filter(pace -> given != null && given.period().isAfter(now))
                .ifPresent(pace ->
                        holds.add(new CampaignHold(CampaignHold.By.PACE, name, null, given.period(), zone, pace)));
    }

    private static CampaignHold closed(SendHold hold, String node) {
        return new CampaignHold(CampaignHold.By.valueOf(hold.by().name()), node, null, hold.until(), hold.zone(), null);
    }
}
