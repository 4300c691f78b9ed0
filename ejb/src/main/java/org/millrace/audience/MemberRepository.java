package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.millrace.contact.ContactPrefixRepository;

/** Members: rows of segment_member, and contacts that a condition holds for. */
@Dependent
class MemberRepository {

    private final Jdbi jdbi;

    @Inject
    MemberRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    int add(int tenant, long segmentId, Collection<Long> contactIds, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                        """
                        insert into segment_member (tenant_id, segment_id, contact_id, added_at)
                        select :tenant, :segment, c.id, :now from contact c
                         where c.tenant_id = :tenant and c.id = any(:ids) order by c.id
                        on conflict (segment_id, contact_id) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .bindArray("ids", Long.class, contactIds)
                .bind("now", now)
                .execute());
    }

    int remove(int tenant, long segmentId, Collection<Long> contactIds) {
        return jdbi.withHandle(h -> h.createUpdate(
                        """
                        delete from segment_member
                         where tenant_id = :tenant and segment_id = :segment and contact_id = any(:ids)
                        """)
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .bindArray("ids", Long.class, contactIds)
                .execute());
    }

    long count(int tenant, AudienceSql audience) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from contact c where c.tenant_id = :tenant and (" + audience.where() + ")")
                .bind("tenant", tenant)
                .bindMap(audience.bindings())
                .mapTo(long.class)
                .one());
    }

    /** How many of the next contacts it holds, in the order of their ids. @param limit how many are looked at, at the most */
    Slice count(int tenant, AudienceSql audience, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select coalesce(s.last, :after) as last, s.seen, (
                            select count(*) from contact c
                            where c.tenant_id = :tenant and c.id > :after and c.id <= s.last and (%s)) as members
                        from (select max(id) as last, count(*) as seen from (
                            select id from contact where tenant_id = :tenant and id > :after order by id limit :limit) n) s
                        """
                                .formatted(audience.where()))
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("limit", limit)
                .bindMap(audience.bindings())
                .map((row, context) ->
                        new Slice(row.getLong("last"), row.getLong("seen") < limit, row.getLong("members")))
                .one());
    }

    /** The same of a list, by its own index: whoever is looked at is a member. */
    Slice count(int tenant, long listId, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select coalesce(max(contact_id), :after) as last, count(*) as members from (
                            select contact_id from segment_member
                            where tenant_id = :tenant and segment_id = :list and contact_id > :after
                            order by contact_id limit :limit) m
                        """)
                .bind("tenant", tenant)
                .bind("list", listId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) ->
                        new Slice(row.getLong("last"), row.getLong("members") < limit, row.getLong("members")))
                .one());
    }

    /** @param left those of all that are not left out; its values include theirs */
    AudienceCount count(int tenant, AudienceSql all, AudienceSql left) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select count(*) as whole, count(*) filter (where not coalesce((%s), false)) as excluded
                        from contact c where c.tenant_id = :tenant and (%s)
                        """
                                .formatted(left.where(), all.where()))
                .bind("tenant", tenant)
                .bindMap(left.bindings())
                .map((row, context) -> new AudienceCount(row.getLong("whole"), row.getLong("excluded")))
                .one());
    }

    boolean holds(int tenant, AudienceSql audience, long contactId) {
        return jdbi.withHandle(h -> h.createQuery(
                                "select count(*) from contact c where c.tenant_id = :tenant and c.id = :id and ("
                                        + audience.where() + ")")
                        .bind("tenant", tenant)
                        .bind("id", contactId)
                        .bindMap(audience.bindings())
                        .mapTo(long.class)
                        .one())
                == 1;
    }

    /** Those whose external id or address begins so. */
    List<Member> page(int tenant, AudienceSql audience, String beginning, long after, int limit) {
        AudienceSql found = jdbi.withHandle(h -> ContactPrefixRepository.ids(h, tenant, beginning))
                .map(audience::among)
                .orElseGet(() -> audience.beginning(beginning));
        return page(tenant, found, after, limit);
    }

    /** In the order of the contacts' ids. */
    List<Member> page(int tenant, AudienceSql audience, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.id, c.external_id, c.email, c.first_name, c.last_name, cast(null as timestamptz) as added_at
                          from contact c
                         where c.tenant_id = :tenant and c.id > :after and (%s)
                         order by c.id limit :limit
                        """
                                .formatted(audience.where()))
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("limit", limit)
                .bindMap(audience.bindings())
                .map(ConstructorMapper.of(Member.class))
                .list());
    }

    /** The same for a list, by its own index. */
    List<Member> page(int tenant, long segmentId, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.id, c.external_id, c.email, c.first_name, c.last_name, m.added_at
                          from segment_member m join contact c on c.id = m.contact_id
                         where m.tenant_id = :tenant and m.segment_id = :segment and m.contact_id > :after
                         order by m.contact_id limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .bind("after", after)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Member.class))
                .list());
    }

    /**
     * Some of a tenant's contacts or of a list's members, looked at.
     *
     * @param to the last of them
     * @param last whether no contact comes after it
     * @param members how many of them the audience holds
     */
    record Slice(long to, boolean last, long members) {}
}
