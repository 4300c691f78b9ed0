package org.millrace.audience.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.audience.AudienceSchedules;
import org.millrace.audience.Audiences;
import org.millrace.audience.Segment;
import org.millrace.audience.SegmentUse;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;

/** Archives a list or segment or puts it back, or switches it on or off, after saying which campaigns that touches. */
@Dependent
class AudienceActs implements Serializable {

    private static final String ARCHIVE = "archive";
    private static final String RESTORE = "restore";
    private static final String SWITCH = "switch";
    private static final String ON = "on";
    private static final String OFF = "off";

    @Inject
    private Audiences audiences;

    @Inject
    private AudienceSchedules schedules;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    /** @param act {@code switch} = on or off, with its schedule; anything else = onto the shelf or back */
    Question question(String key, String act) {
        Segment segment = audiences.get(key);
        return SWITCH.equals(act)
                ? question(segment, segment.enabled() ? OFF : ON, segment.enabled())
                : question(segment, segment.archived() ? RESTORE : ARCHIVE, !segment.archived());
    }

    private Question question(Segment segment, String act, boolean danger) {
        List<SegmentUse> uses = audiences.usage(segment.slug()).stream()
                .filter(AudienceActs::touchedByState)
                .toList();
        List<String> effects = new ArrayList<>();
        effects.add(words.of("audience." + act + ".effect"));
        if (act.equals(OFF) || act.equals(ON)) {
            effects.add(words.of("audience." + act + ".live", enrolling(uses)));
            effects.add(words.of("audience." + act + ".schedule"));
        } else {
            effects.addAll(touched(uses));
        }
        long leavingOut = uses.stream().filter(SegmentUse::leavesOut).count();
        if (leavingOut > 0) {
            effects.add(words.of("audience.leavingOut", leavingOut));
        }
        return new Question(
                act,
                segment.id(),
                words.of("audience." + act + ".title", segment.name()),
                effects,
                words.of("audience." + act),
                danger);
    }

    private List<String> touched(List<SegmentUse> uses) {
        long live = enrolling(uses);
        long having = uses.stream().filter(use -> !use.leavesOut()).count();
        String kept = words.of("audience.archive.uses", having);
        return live == 0 ? List.of(kept) : List.of(kept, words.of("audience.archive.live", live));
    }

    /** Who names it in a rule goes by its rule, on the shelf or not, switched on or off. */
    private static boolean touchedByState(SegmentUse use) {
        return use.via() == null || use.leavesOut();
    }

    private static long enrolling(List<SegmentUse> uses) {
        return uses.stream().filter(SegmentUse::enrols).count();
    }

    boolean perform(Question question) {
        String key = String.valueOf(question.id());
        boolean done = attempt.to(() -> {
            switch (question.act()) {
                case ON, OFF -> schedules.enable(key, question.act().equals(ON));
                default -> audiences.archive(key, question.act().equals(ARCHIVE));
            }
        });
        if (done) {
            words.tell("audience." + question.act() + ".done");
        }
        return done;
    }

    static boolean archives(Question question) {
        return question.act().equals(ARCHIVE) || question.act().equals(RESTORE);
    }
}
