package org.millrace.audience;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Who is in a list or segment of the caller's tenant; a list's members are put in and taken out here. */
@Stateless
public class AudienceMembers {

    static final int MAX = 10_000;

    private final SegmentRepository segments;
    private final MemberRepository members;
    private final ContactNumberRepository numbers;
    private final AudienceCompiler compiler;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    AudienceMembers() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    AudienceMembers(
            SegmentRepository segments,
            MemberRepository members,
            ContactNumberRepository numbers,
            AudienceCompiler compiler,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.segments = segments;
        this.members = members;
        this.numbers = numbers;
        this.compiler = compiler;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** Everybody in it, in the order in which the contacts were created. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<Member> list(String key, String after, int limit) {
        return list(key, null, after, limit);
    }

    /**
     * In the order in which the contacts were created. A list with all that are on it, whoever it leaves out included.
     *
     * @param search the beginning of the external id or of the address; null = everybody
     * @param after the cursor of the page before; null = the first
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<Member> list(String key, String search, String after, int limit) {
        int tenant = callers.tenant();
        Segment segment = new SegmentKey(key).in(segments, tenant);
        long from = Page.after(after, 0);
        int rows = Page.limit(limit) + 1;
        boolean all = search == null || search.isBlank() || search.indexOf('\0') >= 0;
        if (all && segment.kind() == SegmentKind.LIST) {
            return Page.of(
                    members.page(tenant, segment.id(), from, rows), limit, member -> String.valueOf(member.id()));
        }
        AudienceSql whole = segment.kind() == SegmentKind.LIST
                ? AudienceSql.ofList(segment.id())
                : compiler.compile(tenant, segment);
        List<Member> found =
                all ? members.page(tenant, whole, from, rows) : members.page(tenant, whole, search.strip(), from, rows);
        return Page.of(found, limit, member -> String.valueOf(member.id()));
    }

    /** @param externalIds at most 10,000; those that no contact has are told, the others join */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public MembersChanged add(String key, Collection<String> externalIds) {
        return change(
                key,
                externalIds,
                "segment.members-added",
                (tenant, list, ids) -> members.add(tenant, list, ids, clock.instant()));
    }

    /** @param externalIds at most 10,000; those that no contact has are told, the others leave */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public MembersChanged remove(String key, Collection<String> externalIds) {
        return change(
                key, externalIds, "segment.members-removed", (tenant, list, ids) -> -members.remove(tenant, list, ids));
    }

    private MembersChanged change(String key, Collection<String> externalIds, String action, Change change) {
        Set<String> asked = checked(externalIds);
        int tenant = callers.tenant();
        Segment list = locked(key, tenant);
        Map<String, Long> known = numbers.of(tenant, asked);
        int difference = change.of(tenant, list.id(), known.values());
        long now = (list.members() == null ? 0 : list.members()) + difference;
        segments.counted(tenant, list.id(), now, clock.instant());
        List<String> unknown =
                asked.stream().filter(id -> !known.containsKey(id)).toList();
        int changed = Math.abs(difference);
        MembersChanged answer = new MembersChanged(changed, known.size() - changed, unknown, now);
        audit.record(
                callers.caller(),
                action,
                new Subject("segment", list.id()),
                Map.of("members", now - difference),
                Map.of("members", now));
        return answer;
    }

    private Segment locked(String key, int tenant) {
        String slug = new SegmentKey(key).in(segments, tenant).slug();
        Segment list = segments.lock(tenant, slug).orElseThrow();
        if (list.kind() != SegmentKind.LIST) {
            throw new Conflict(Sentence.of(
                    "\"{0}\" is a segment: its rule says who is in it. Change the rule, or make a list.", list.name()));
        }
        return list;
    }

    private static Set<String> checked(Collection<String> externalIds) {
        if (externalIds == null || externalIds.isEmpty() || externalIds.size() > MAX) {
            throw new InvalidInput(
                    "contacts",
                    Sentence.of("is not a list of 1 to {0} external ids", MAX),
                    Sentence.of("Send several requests."));
        }
        if (externalIds.stream().anyMatch(id -> id == null || id.indexOf('\0') >= 0)) {
            throw new InvalidInput(
                    "contacts",
                    Sentence.of("holds something that is no external id"),
                    Sentence.of("Send texts without NUL."));
        }
        return new LinkedHashSet<>(externalIds);
    }

    /** A change of members; positive where they join, negative where they leave. */
    private interface Change {
        int of(int tenant, long list, Collection<Long> contactIds);
    }
}
