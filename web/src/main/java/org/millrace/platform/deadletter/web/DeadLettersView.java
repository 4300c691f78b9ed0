package org.millrace.platform.deadletter.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.platform.Page;
import org.millrace.platform.deadletter.DeadLetter;
import org.millrace.platform.deadletter.DeadLetters;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.ShellView;
import org.millrace.platform.web.Words;

/** Messages that could never be taken: an administrator reads one, mends it, puts it back or gives it up. */
@Named("deadLetters")
@ViewScoped
public class DeadLettersView implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private DeadLetters letters;

    @Inject
    private ShellView shell;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String after;
    private long id;
    private String payload;
    private transient Page<DeadLetter> page;
    private transient DeadLetter open;

    @PostConstruct
    void load() {
        after = Asked.text("letters");
    }

    private Page<DeadLetter> page() {
        if (page == null) {
            page = shell.isAdmin() ? letters.open(after, SHOWN) : new Page<>(List.of(), java.util.Optional.empty());
        }
        return page;
    }

    public List<DeadLetter> getItems() {
        return page().items();
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    public void read() {
        id = Asked.number("id");
        attempt.to(() -> {
            open = letters.get(id);
            payload = open.payload();
        });
    }

    /** The one that is read; null when none is. */
    public DeadLetter getOpen() {
        if (open == null && id != 0) {
            attempt.to(() -> open = letters.get(id));
        }
        return open;
    }

    public void requeue() {
        if (attempt.to("letterForm", () -> letters.requeue(id, payload))) {
            done("letters.requeued");
        }
    }

    public void discard() {
        if (attempt.to(() -> letters.discard(id))) {
            done("letters.discarded");
        }
    }

    private void done(String key) {
        words.tell(key);
        id = 0;
        open = null;
        page = null;
    }

    public String getPayload() {
        return payload;
    }

    public void setPayload(String payload) {
        this.payload = payload;
    }
}
