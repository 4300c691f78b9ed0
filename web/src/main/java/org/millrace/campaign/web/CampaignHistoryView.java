package org.millrace.campaign.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.AuditRecord;
import org.millrace.platform.AuditRecords;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Words;

/** Who did what with a campaign, and when; the newest first. */
@Named("campaignHistory")
@ViewScoped
public class CampaignHistoryView implements Serializable {

    private static final int SHOWN = 30;

    @Inject
    private AuditRecords records;

    @Inject
    private Words words;

    private long id;
    private String after;
    private transient Page<AuditRecord> page;
    private transient List<Line> lines;

    @PostConstruct
    void load() {
        id = Asked.number("id");
        after = Asked.text("after");
    }

    private Page<AuditRecord> page() {
        if (page == null) {
            page = records.newest(new AuditTrail.Subject("campaign", id), new PageRequest(SHOWN, after));
        }
        return page;
    }

    public List<Line> getLines() {
        if (lines == null) {
            SnapshotChanges changes = new SnapshotChanges(words);
            lines = page().items().stream()
                    .map(entry -> new Line(entry.at(), entry.actor(), sentence(entry.action()), changes.of(entry)))
                    .toList();
        }
        return lines;
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    private String sentence(String action) {
        String key = "history." + action;
        return words.has(key) ? words.of(key) : action;
    }

    /** A line of the history. */
    public record Line(Instant at, String actor, String sentence, List<SnapshotChanges.Change> changes) {}
}
