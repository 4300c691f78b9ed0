package org.millrace.run.why;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudiencePreview;
import org.millrace.campaign.Campaigns;
import org.millrace.contact.ConsentStore;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.platform.CallerContext;
import org.millrace.workflow.WorkflowVersions;

/** The real boundary without a server, for tests of other packages. */
public final class TestReasons {

    private TestReasons() {}

    public static Reasons of(
            Jdbi jdbi,
            CallerContext caller,
            Campaigns campaigns,
            AudiencePreview audiences,
            ConsentStore consents,
            WorkflowVersions versions,
            ContactFactsStore facts,
            Clock clock) {
        return new Reasons(
                caller,
                campaigns,
                new ContactNumberRepository(jdbi),
                new WhyRepository(jdbi),
                new EntryRules(audiences, consents),
                versions,
                facts,
                clock);
    }
}
