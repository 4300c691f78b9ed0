package org.millrace.contact.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.contact.ConsentState;
import org.millrace.contact.ConsentStatement;
import org.millrace.contact.Consents;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactConsent;
import org.millrace.contact.Contacts;
import org.millrace.contact.Events;
import org.millrace.contact.StoredEvent;
import org.millrace.platform.NotFound;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;
import org.millrace.run.RunFilter;
import org.millrace.run.RunSummary;
import org.millrace.run.Runs;

/** All that is known of one contact, and what it is in. */
@Named("contactPage")
@ViewScoped
public class ContactView implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private Events events;

    @Inject
    private Runs runs;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String id;
    private transient Loaded loaded;
    private Question question;

    @PostConstruct
    void load() {
        id = Asked.text("id");
        if (id == null) {
            throw new NotFound("contact", "");
        }
        loaded();
    }

    private Loaded loaded() {
        if (loaded == null) {
            loaded = new Loaded(
                    contacts.get(id),
                    runs.list(new RunFilter(null, id, null), null, SHOWN).items(),
                    events.of(id, null, SHOWN).items(),
                    consents.of(id));
        }
        return loaded;
    }

    public Contact getContact() {
        return loaded().contact();
    }

    public String getName() {
        return ContactsView.nameOf(getContact());
    }

    public List<Fact> getAttributes() {
        List<Fact> facts = new ArrayList<>();
        getContact()
                .attributes()
                .properties()
                .forEach(entry ->
                        facts.add(new Fact(entry.getKey(), entry.getValue().asText())));
        return facts;
    }

    public List<RunSummary> getRuns() {
        return loaded().runs();
    }

    public List<StoredEvent> getEvents() {
        return loaded().events();
    }

    public ContactConsent getConsent() {
        return loaded().consent();
    }

    public Question getQuestion() {
        return question;
    }

    public void ask() {
        question = "optOut".equals(Asked.text("act")) ? optOut() : takeOut(Asked.number("id"));
    }

    private Question optOut() {
        return new Question(
                "optOut",
                0,
                words.of("contact.optOut.title", getName()),
                List.of(words.of("contact.optOut.effect.stops"), words.of("contact.optOut.effect.runs")),
                words.of("contact.optOut.confirm"),
                true);
    }

    private Question takeOut(long run) {
        String campaign = runs.get(run).campaign();
        return new Question(
                "cancel",
                run,
                words.of("run.cancel.title", getName()),
                List.of(
                        words.of("run.cancel.effect.leavesThis", getName(), campaign),
                        words.of("run.cancel.effect.unsent")),
                words.of("run.cancel.confirm"),
                true);
    }

    public void confirm() {
        boolean optOut = question.act().equals("optOut");
        boolean done = attempt.to(() -> {
            if (optOut) {
                consents.state(id, new ConsentStatement("*", "*", ConsentState.OPTED_OUT, "page"));
            } else {
                runs.cancel(question.id(), null);
            }
        });
        if (done) {
            words.tell(optOut ? "contact.optOut.done" : "run.cancel.done");
        }
        loaded = null;
    }

    /** An attribute with its value. */
    public record Fact(String name, String value) {}

    private record Loaded(Contact contact, List<RunSummary> runs, List<StoredEvent> events, ContactConsent consent) {}
}
