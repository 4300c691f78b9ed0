package org.millrace.contact.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.millrace.contact.ConsentState;
import org.millrace.contact.Consents;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactConsent;
import org.millrace.contact.Contacts;
import org.millrace.contact.SuppressedAddress;
import org.millrace.contact.Suppressions;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.story.ContactRun;
import org.millrace.run.story.Stories;

/** All that is known of one contact, what it agreed to, and where it is. */
@Named("contactPage")
@ViewScoped
public class ContactView implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private Suppressions suppressions;

    @Inject
    private Stories stories;

    @Inject
    private ContactStoryView story;

    @Inject
    private ContactActs acts;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String id;
    private Question question;
    private String channel = "email";
    private String topic = "*";
    private ConsentState state = ConsentState.OPTED_OUT;
    private transient Loaded loaded;

    @PostConstruct
    void load() {
        id = Asked.id("contact");
        loaded();
    }

    private Loaded loaded() {
        if (loaded == null) {
            loaded = new Loaded(
                    contacts.get(id), stories.runs(id, null, SHOWN).items(), consents.of(id), suppressions.of(id));
        }
        return loaded;
    }

    /** The page shows something that has changed. */
    void renew() {
        loaded = null;
        story.renew();
    }

    public String getId() {
        return id;
    }

    /** Below the application: where the export of this contact is. */
    public String getExportPath() {
        return "/api/v1/contacts/" + words.url(id).replace("+", "%20") + "/export";
    }

    public Contact getContact() {
        return loaded().contact();
    }

    public String getName() {
        return ContactsView.nameOf(getContact());
    }

    public List<ContactRun> getLive() {
        return loaded().runs().stream().filter(run -> run.status().live()).toList();
    }

    public List<ContactRun> getEnded() {
        return loaded().runs().stream().filter(run -> !run.status().live()).toList();
    }

    /** Null where it can enter its campaign again. */
    public String whyNotAgain(ContactRun run) {
        boolean inside = getLive().stream().anyMatch(other -> other.campaignId() == run.campaignId());
        if (inside) {
            return words.of("contact.again.inside");
        }
        return run.campaignStatus().enrols() ? null : words.of("contact.again.closed");
    }

    public ContactConsent getConsent() {
        return loaded().consent();
    }

    /** Whether it wants nothing at all, on no channel. */
    public boolean isOptedOut() {
        return getConsent().present().stream()
                .anyMatch(entry -> entry.channel().equals("*")
                        && entry.topic().equals("*")
                        && entry.state() == ConsentState.OPTED_OUT);
    }

    /** The newest first. */
    public List<ContactConsent.Entry> getStatements() {
        List<ContactConsent.Entry> statements = new ArrayList<>(getConsent().history());
        Collections.reverse(statements);
        return statements.subList(0, Math.min(SHOWN, statements.size()));
    }

    /** "Email · newsletter", "everything". */
    public String scope(ContactConsent.Entry entry) {
        if (entry.channel().equals("*")) {
            return entry.topic().equals("*") ? words.of("contact.consent.all") : entry.topic();
        }
        return entry.topic().equals("*")
                ? words.of("contact.consent.channel", entry.channel())
                : entry.channel() + " · " + entry.topic();
    }

    public List<SuppressedAddress> getSuppressed() {
        return loaded().suppressed();
    }

    /** Writes down what the person said by telephone, in a shop, … */
    public void note() {
        boolean noted = attempt.to("consentForm", () -> acts.note(id, channel, topic, state));
        if (noted) {
            words.tell("contact.consent.noted");
        }
        renew();
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        ContactAct act = Asked.word("act", ContactAct.class);
        Long run = Asked.number("run");
        if (act != null) {
            question = acts.question(act, run == null ? 0 : run, getContact());
        }
    }

    public String confirm() {
        ContactAct act = ContactAct.valueOf(question.act());
        boolean done = attempt.to(() -> acts.perform(act, question.id(), id));
        renew();
        if (done) {
            words.tell(ContactActs.key(act, "done"), nameAfter(act));
        }
        return done && act == ContactAct.ERASE ? "contacts?faces-redirect=true" : null;
    }

    private String nameAfter(ContactAct act) {
        return act == ContactAct.ERASE ? id : getName();
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public ConsentState getState() {
        return state;
    }

    public void setState(ConsentState state) {
        this.state = state;
    }

    public ConsentState[] getStates() {
        return ConsentState.values();
    }

    private record Loaded(
            Contact contact, List<ContactRun> runs, ContactConsent consent, List<SuppressedAddress> suppressed) {}
}
