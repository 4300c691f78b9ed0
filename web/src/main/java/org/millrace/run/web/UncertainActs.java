package org.millrace.run.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.delivery.MessageFilter;
import org.millrace.delivery.MessageState;
import org.millrace.delivery.MessageSummary;
import org.millrace.delivery.Messages;
import org.millrace.delivery.Resolution;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;

/** Lists the messages of which nobody can prove whether they were sent, and settles one, or all that were listed when it was asked. */
@Dependent
class UncertainActs implements Serializable {

    private static final int SHOWN = 50;

    @Inject
    private Messages messages;

    @Inject
    private Words words;

    private List<Long> asked = List.of();

    List<MessageSummary> list() {
        return messages.page(MessageFilter.inState(MessageState.UNCERTAIN), null, SHOWN)
                .items();
    }

    Question question(Resolution resolution, long message) {
        asked = List.of(message);
        String effect =
                words.of(key(resolution, "effect.1"), messages.get(message).address());
        return question(
                resolution, words.of(key(resolution, "title")), List.of(effect), words.of("uncertain." + resolution));
    }

    Question question(Resolution resolution, List<MessageSummary> listed) {
        asked = new ArrayList<>(listed.stream().map(MessageSummary::id).toList());
        return question(
                resolution,
                words.of(key(resolution, "title.all"), asked.size()),
                List.of(words.of(key(resolution, "effect.all"), asked.size()), words.of("uncertain.all.effect")),
                words.of(key(resolution, "all")));
    }

    private static Question question(Resolution resolution, String title, List<String> effects, String confirm) {
        return new Question(resolution.name(), 0, title, effects, confirm, resolution == Resolution.NOT_SENT_RESEND);
    }

    /** As was asked. */
    void settle(Resolution resolution) {
        if (asked.size() == 1) {
            messages.resolve(asked.get(0), resolution, null);
            words.tell("uncertain.done");
        } else {
            List<Long> left = messages.reconcile(asked, resolution, null);
            words.tell("uncertain.done.all", asked.size() - left.size());
        }
    }

    private static String key(Resolution resolution, String part) {
        return "uncertain." + resolution + "." + part;
    }
}
