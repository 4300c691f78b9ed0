package org.millrace.audience.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.audience.Audiences;
import org.millrace.audience.Segment;
import org.millrace.audience.SegmentUse;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;

/** Archives a list or segment or puts it back, after saying which campaigns that touches. */
@Dependent
class AudienceActs implements Serializable {

    private static final String ARCHIVE = "archive";
    private static final String RESTORE = "restore";

    @Inject
    private Audiences audiences;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    Question question(String key) {
        Segment segment = audiences.get(key);
        String act = segment.archived() ? RESTORE : ARCHIVE;
        List<String> effects = new ArrayList<>();
        effects.add(words.of("audience." + act + ".effect"));
        effects.addAll(touched(audiences.usage(key)));
        return new Question(
                act,
                segment.id(),
                words.of("audience." + act + ".title", segment.name()),
                effects,
                words.of("audience." + act),
                !segment.archived());
    }

    private List<String> touched(List<SegmentUse> uses) {
        long live = uses.stream().filter(SegmentUse::live).count();
        return live == 0
                ? List.of(words.of("audience.archive.uses", uses.size()))
                : List.of(words.of("audience.archive.uses", uses.size()), words.of("audience.archive.live", live));
    }

    boolean perform(Question question) {
        boolean archive = question.act().equals(ARCHIVE);
        boolean done = attempt.to(() -> audiences.archive(String.valueOf(question.id()), archive));
        if (done) {
            words.tell(archive ? "audience.archived" : "audience.restored");
        }
        return done;
    }
}
