package org.millrace.campaign;

import jakarta.ejb.ApplicationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** Names tell campaigns apart in lists and scripts; an archived campaign gives its name free. */
@ApplicationException(rollback = true)
public class CampaignNameTaken extends Conflict {

    CampaignNameTaken(String name) {
        super(Sentence.of(
                "There is a campaign named \"{0}\" already. Choose another name, or archive that one.", name));
    }
}
