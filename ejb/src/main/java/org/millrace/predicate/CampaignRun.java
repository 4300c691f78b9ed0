package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.predicate.Facts.Participation;
import org.millrace.predicate.comparison.SqlBindings;

/** The contact has entered a campaign, or is in it now. */
@JsonClassDescription("The contact has entered a campaign, or is in it now.")
public record CampaignRun(
        @JsonIgnore boolean now,
        @Min(1) @FormField(value = "Campaign", format = "campaign") @JsonPropertyDescription("The campaign's id.")
                long campaign)
        implements Predicate {

    static final String ENTERED = "enteredCampaign";
    static final String IN = "inCampaign";

    @Override
    public boolean test(Facts facts) {
        Participation participation = facts.participation(campaign);
        return participation == Participation.LIVE || !now && participation == Participation.ENDED;
    }

    @Override
    public void assume(boolean holds, Assumptions assumptions) {
        assumptions.fact(this, holds);
        if (now == holds) {
            assumptions.fact(new CampaignRun(!now, campaign), holds);
        }
    }

    @Override
    public String sql(SqlBindings bindings) {
        String run = bindings.alias();
        return """
                exists (select 1 from run %1$s where %1$s.tenant_id = c.tenant_id and %1$s.contact_id = c.id \
                and %1$s.campaign_id = %2$s%3$s)"""
                .formatted(
                        run,
                        bindings.bind(campaign),
                        now ? " and " + run + ".status in ('WAITING', 'FROZEN', 'INCIDENT')" : "");
    }

    @Override
    public FactsNeeded reads() {
        return FactsNeeded.ofCampaign(campaign);
    }

    @Override
    public String sentence(Wording w) {
        return w.say(now ? "in campaign {0}" : "entered campaign {0}", campaign);
    }

    @Override
    public String oppositeSentence(Wording w) {
        return w.say(now ? "not in campaign {0}" : "never entered campaign {0}", campaign);
    }

    @Override
    public Explanation explain(Facts facts) {
        Sentence saw =
                switch (facts.participation(campaign)) {
                    case NONE -> Sentence.of("never entered");
                    case ENDED -> Sentence.of("entered and left");
                    case LIVE -> Sentence.of("in it now");
                };
        return new Explanation(said(), test(facts), saw, List.of());
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", now ? IN : ENTERED)
                .put("campaign", campaign);
    }
}
