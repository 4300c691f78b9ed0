package org.millrace.contact.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.contact.ConsentState;
import org.millrace.contact.ConsentStatement;
import org.millrace.contact.Consents;
import org.millrace.contact.Contact;
import org.millrace.contact.PersonalRecords;
import org.millrace.contact.Suppressions;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.ShellView;
import org.millrace.platform.web.Words;
import org.millrace.run.RunFilter;
import org.millrace.run.RunSummary;
import org.millrace.run.Runs;
import org.millrace.run.mass.BulkActs;
import org.millrace.run.mass.ReEnrolOrder;

/** Asks before an act on a contact, saying what it does, and does it. */
@Dependent
class ContactActs implements Serializable {

    private static final String ALL = "*";
    private static final String FROM_HERE = "page";
    private static final int COUNTED = 100;

    @Inject
    private Consents consents;

    @Inject
    private Suppressions suppressions;

    @Inject
    private PersonalRecords records;

    @Inject
    private Runs runs;

    @Inject
    private BulkActs bulk;

    @Inject
    private ShellView shell;

    @Inject
    private Words words;

    /** @param run of CANCEL and RE_ENROL; else 0 */
    Question question(ContactAct act, long run, Contact contact) {
        String name = ContactsView.nameOf(contact);
        return new Question(
                act.name(),
                run,
                words.of(key(act, "title"), name),
                effects(act, run, contact.externalId(), name),
                words.of(key(act, "confirm")),
                act.grave());
    }

    private List<String> effects(ContactAct act, long run, String contact, String name) {
        return switch (act) {
            case OPT_OUT -> List.of(words.of(key(act, "stops")), words.of(key(act, "runs"), live(contact)));
            case CANCEL ->
                List.of(words.of(key(act, "leaves"), name, runs.get(run).campaign()), words.of(key(act, "unsent")));
            case RE_ENROL -> {
                RunSummary former = runs.get(run);
                yield List.of(words.of(key(act, "enters"), name, former.campaign()), words.of(key(act, "again")));
            }
            case ERASE -> {
                List<String> effects = new ArrayList<>();
                effects.add(words.of(key(act, "gone")));
                effects.add(words.of(key(act, "runs"), live(contact)));
                effects.add(words.of(key(act, "hashes")));
                effects.add(words.of(key(act, "final")));
                yield effects;
            }
            case OPT_IN, SUPPRESS, LIFT -> List.of(words.of(key(act, "does")), words.of(key(act, "besides")));
        };
    }

    private int live(String contact) {
        return runs.list(RunFilter.liveOf(contact), null, COUNTED).items().size();
    }

    void perform(ContactAct act, long run, String contact) {
        switch (act) {
            case OPT_OUT -> say(contact, ConsentState.OPTED_OUT);
            case OPT_IN -> say(contact, ConsentState.OPTED_IN);
            case SUPPRESS -> suppressions.add(contact, ALL);
            case LIFT ->
                suppressions.of(contact).stream()
                        .map(one -> one.channel())
                        .distinct()
                        .forEach(channel -> suppressions.lift(contact, channel));
            case CANCEL -> runs.cancel(run, null);
            case RE_ENROL ->
                bulk.reEnroll(runs.get(run).campaignId(), new ReEnrolOrder(List.of(contact), null, FROM_HERE));
            case ERASE -> records.erase(contact);
        }
    }

    private void say(String contact, ConsentState state) {
        note(contact, ALL, ALL, state);
    }

    /** Under the name of who writes it down. */
    void note(String contact, String channel, String topic, ConsentState state) {
        consents.state(contact, new ConsentStatement(channel, topic, state, shell.getUserName()));
    }

    static String key(ContactAct act, String part) {
        return "contact.act." + act + "." + part;
    }
}
