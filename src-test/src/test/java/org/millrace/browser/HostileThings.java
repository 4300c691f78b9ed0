package org.millrace.browser;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millrace.harness.Rest;

/** One valid thing of each kind, with a value for every text it can have; a new text of a request must be given one here. */
final class HostileThings {

    /**
     * What nothing hostile is put into here: names of steps, the caller's own password, what needs a message that is lost or
     * a dead letter, and bodies that are one text, whose parts are tried by name.
     */
    static final List<String> NOT_TEXT = List.of(
            "POST workflows/.* \\.campaigns\\[]\\.mapping\\{}",
            "PUT me/password .*",
            "POST messages/\\{id}/resolve .*",
            "POST dead-letters/\\{id}/requeue .*",
            "POST campaigns/\\{id}/(hook/trial|stop|resume) ",
            "POST contacts/import(/\\{id}/start)? ",
            "POST contacts/import \\.settings\\.columns\\{}\\.field");

    private final HostileKind kind;

    HostileThings(Rest rest, HostileDesk desk) {
        kind = new HostileKind(rest, desk, new TreeMap<>());
    }

    Map<String, String> pages() {
        return kind.pages;
    }

    void make() {
        HostileContacts contacts = new HostileContacts(kind);
        HostileContent content = new HostileContent(kind);
        HostileCampaigns campaigns = new HostileCampaigns(kind);
        contacts.contacts();
        content.templates();
        content.audiences();
        new HostileWorkflows(kind).workflows();
        campaigns.campaigns();
        new HostilePeople(kind).people();
        campaigns.acts();
        campaigns.stops();
        campaigns.hooks();
        contacts.imports();
    }
}
