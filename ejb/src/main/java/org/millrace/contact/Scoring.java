package org.millrace.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.contact.ScoreChange.Kind;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Violation;

/** Scores of the caller's contacts: a number per criterion, moved by workflows and by other systems. */
@Stateless
public class Scoring {

    private static final String SOURCE = "api";
    private static final int MOVES = 1_000;

    private final ContactScoreStore store;
    private final ScoreReadRepository scores;
    private final ContactReading contacts;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    Scoring() {
        this(null, null, null, null, null, null);
    }

    @Inject
    Scoring(
            ContactScoreStore store,
            ScoreReadRepository scores,
            ContactReading contacts,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.store = store;
        this.scores = scores;
        this.contacts = contacts;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public ContactScores of(String externalId) {
        Contact contact = contacts.get(callers.tenant(), externalId);
        return new ContactScores(contact.scores(), scores.moves(callers.tenant(), contact.id(), MOVES));
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public ContactScores set(String externalId, String criterion, BigDecimal score) {
        return change(externalId, criterion, Kind.SET, score);
    }

    /** @param by negative takes away */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public ContactScores adjust(String externalId, String criterion, BigDecimal by) {
        return change(externalId, criterion, Kind.ADD, by);
    }

    private ContactScores change(String externalId, String criterion, Kind kind, BigDecimal points) {
        BigDecimal checked = checked(criterion, points);
        Caller caller = callers.caller();
        Contact before = contacts.get(caller.tenant(), externalId);
        store.apply(
                List.of(new ScoreChange(caller.tenant(), before.id(), criterion, kind, checked, SOURCE)),
                clock.instant());
        ContactScores after = of(externalId);
        audit.record(
                caller,
                "contact.scored",
                new AuditTrail.Subject("contact", before.id()),
                Map.of(criterion, before.scores().getOrDefault(criterion, BigDecimal.ZERO)),
                Map.of(criterion, after.scores().getOrDefault(criterion, BigDecimal.ZERO)));
        return after;
    }

    private static BigDecimal checked(String criterion, BigDecimal points) {
        List<Violation> violations = new ArrayList<>();
        try {
            Scores.criterion(criterion);
        } catch (InvalidValue e) {
            violations.add(e.at("criterion"));
        }
        try {
            BigDecimal checked = Scores.points(points);
            if (violations.isEmpty()) {
                return checked;
            }
        } catch (InvalidValue e) {
            violations.add(e.at("points"));
        }
        throw new InvalidInput(violations);
    }
}
