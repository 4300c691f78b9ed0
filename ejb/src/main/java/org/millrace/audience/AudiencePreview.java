package org.millrace.audience;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Explanation;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PredicateReader;

/** Looks before anybody leaps: how many a rule holds for, who they are, and why somebody is in or not. Changes nothing but counts. */
@Stateless
public class AudiencePreview {

    private static final int SAMPLE = 10;

    private final SegmentRepository segments;
    private final MemberRepository members;
    private final AudienceCompiler compiler;
    private final NamedSegments named;
    private final ContactFactsStore facts;
    private final ContactNumberRepository numbers;
    private final CallerContext callers;
    private final Clock clock;

    AudiencePreview() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    AudiencePreview(
            SegmentRepository segments,
            MemberRepository members,
            AudienceCompiler compiler,
            NamedSegments named,
            ContactFactsStore facts,
            ContactNumberRepository numbers,
            CallerContext callers,
            Clock clock) {
        this.segments = segments;
        this.members = members;
        this.compiler = compiler;
        this.named = named;
        this.facts = facts;
        this.numbers = numbers;
        this.callers = callers;
        this.clock = clock;
    }

    /** Of a rule that need not have been saved. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Counted count(JsonNode predicate) {
        Predicate rule = PredicateReader.readForSegment(predicate, "predicate");
        named.check(callers.tenant(), null, predicate);
        return count(compiler.compile(callers.tenant(), rule), rule.said());
    }

    /** Of a list or segment without those whom it leaves out. The count is kept with a segment; with a list, how many are on it. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Counted recount(String key) {
        Segment segment = segment(key);
        Counted counted = count(compiler.compile(callers.tenant(), segment), segment.sentence());
        if (segment.kind() == SegmentKind.LIST) {
            segments.countList(callers.tenant(), segment.id(), clock.instant());
        } else {
            segments.counted(callers.tenant(), segment.id(), counted.count(), clock.instant());
        }
        return counted;
    }

    private Counted count(AudienceSql audience, Sentence sentence) {
        long begun = clock.millis();
        long count = members.count(callers.tenant(), audience);
        List<Member> sample = count == 0 ? List.of() : members.page(callers.tenant(), audience, 0, SAMPLE);
        return new Counted(sentence, count, sample, clock.millis() - begun);
    }

    /** Of a rule that need not have been saved. @param externalId the contact's */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Explanation explain(JsonNode predicate, String externalId) {
        int tenant = callers.tenant();
        Predicate rule = PredicateReader.readForSegment(predicate, "predicate");
        named.check(tenant, null, predicate);
        return explain(tenant, rule, contact(tenant, externalId), externalId);
    }

    /** @param externalId the contact's */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public MemberExplanation explain(String key, String externalId) {
        int tenant = callers.tenant();
        Segment segment = segment(key);
        long contactId = contact(tenant, externalId);
        if (!segment.exclusions().isEmpty()) {
            Explanation why = explain(tenant, AudienceCompiler.whole(segment), contactId, externalId);
            return new MemberExplanation(externalId, segment.slug(), why.holds(), why);
        }
        if (segment.kind() == SegmentKind.LIST) {
            boolean member = members.holds(tenant, compiler.compile(tenant, segment), contactId);
            return new MemberExplanation(externalId, segment.slug(), member, null);
        }
        Explanation why = explain(tenant, segment.rule(), contactId, externalId);
        return new MemberExplanation(externalId, segment.slug(), why.holds(), why);
    }

    private Explanation explain(int tenant, Predicate rule, long contactId, String externalId) {
        Map<Long, ContactFacts> loaded = facts.load(tenant, List.of(contactId), rule.reads(), clock.instant());
        return Optional.ofNullable(loaded.get(contactId))
                .map(rule::explain)
                .orElseThrow(() -> new NotFound("contact", externalId));
    }

    private long contact(int tenant, String externalId) {
        return numbers.of(tenant, externalId).orElseThrow(() -> new NotFound("contact", externalId));
    }

    private Segment segment(String key) {
        return new SegmentKey(key).in(segments, callers.tenant());
    }

    /** How many of a campaign's audience there are, and how many of the lists and segments that it leaves out it loses to each. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public AudienceCount count(Long segmentId, List<String> exclude) {
        int tenant = callers.tenant();
        AudienceSql all = segmentId == null
                ? AudienceSql.EVERYBODY
                : compiler.compile(
                        tenant, segments.find(tenant, segmentId).orElseThrow(() -> new NotFound("segment", segmentId)));
        return exclude.isEmpty()
                ? new AudienceCount(members.count(tenant, all), 0)
                : members.count(tenant, all, all.without(compiler.anyOf(tenant, exclude)));
    }
}
