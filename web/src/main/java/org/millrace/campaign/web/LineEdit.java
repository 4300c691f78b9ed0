package org.millrace.campaign.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.Conflict;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.StaleVersion;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Here;
import org.millrace.platform.web.Words;

/** A draft's name, owner and description, edited in its line of the list. */
@Dependent
public class LineEdit implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private Words words;

    @Inject
    private Here here;

    private Long id;
    private int version;
    private CampaignForm form;
    private final Map<String, String> wrong = new HashMap<>();

    public void begin() {
        CampaignSnapshot campaign = campaigns.get(Asked.number("id"));
        id = campaign.id();
        version = campaign.version();
        form = CampaignForm.of(campaign);
        wrong.clear();
    }

    public void end() {
        id = null;
    }

    public void save() {
        wrong.clear();
        try {
            campaigns.change(id, form.details(), IfMatch.version(version));
            words.tell("campaign.saved");
            here.again();
        } catch (InvalidInput refusal) {
            refusal.violations()
                    .forEach(at -> wrong.merge(at.where(), Attempt.text(at, words.wording()), String::concat));
        } catch (Conflict refusal) {
            wrong.put("name", words.say(refusal.said()));
        } catch (StaleVersion refusal) {
            wrong.put("name", words.say(refusal.said()));
        }
    }

    public boolean of(long campaign) {
        return id != null && id == campaign;
    }

    public CampaignForm getForm() {
        return form;
    }

    /** What is wrong with each field, by its name. */
    public Map<String, String> getWrong() {
        return wrong;
    }
}
