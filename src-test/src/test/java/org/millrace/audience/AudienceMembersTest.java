package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.csv.ContactsImported;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;

class AudienceMembersTest extends AudienceGround {

    @Test
    @Tag("S0-04")
    void members_join_and_leave_a_list_once_and_unknown_ones_are_told() {
        audiences(acme).create(list("Leads"));
        contact(acme, "c-1", "{}");
        contact(acme, "c-2", "{}");

        MembersChanged joined = members(acme).add("leads", List.of("c-1", "c-2", "c-1", "nobody"));
        MembersChanged again = members(acme).add("leads", List.of("c-1"));
        MembersChanged left = members(acme).remove("leads", List.of("c-2", "nobody"));

        assertThat(joined).isEqualTo(new MembersChanged(2, 0, List.of("nobody"), 2));
        assertThat(again).isEqualTo(new MembersChanged(0, 1, List.of(), 2));
        assertThat(left).isEqualTo(new MembersChanged(1, 0, List.of("nobody"), 1));
        assertThat(members(acme).list("leads", null, 10).items())
                .extracting(Member::externalId)
                .containsExactly("c-1");
        assertThat(audiences(acme).get("leads").members()).isEqualTo(1);
    }

    @Test
    void a_lists_count_follows_an_import() {
        Segment list = audiences(acme).create(list("Leads"));
        contact(acme, "c-1", "{}");
        DATABASE.jdbi().useHandle(h -> h.createUpdate(
                        "insert into segment_member select :tenant, :list, id, :now from contact where tenant_id = :tenant")
                .bind("tenant", acme)
                .bind("list", list.id())
                .bind("now", clock.instant())
                .execute());

        new ImportedMembers(new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())), clock)
                .counted(new ContactsImported(acme, 1, list.id(), 1, 0));

        assertThat(audiences(acme).get("leads").members()).isEqualTo(1);
    }

    @Test
    void nobody_is_put_into_a_segment_by_hand() {
        audiences(acme).create(segment("Vips", "{'type':'hasTag','tag':'vip'}"));

        assertThatThrownBy(() -> members(acme).add("vips", List.of("c-1"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> members(acme).add("vips", List.of())).isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S1-21")
    void a_segments_members_are_whoever_the_rule_holds_for_now() {
        audiences(acme).create(segment("Men", "{'type':'attribute','name':'arm','equals':'Mens E-Mail'}"));
        IntStream.range(0, 4).forEach(i -> contact(acme, "m" + i, "{'arm':'Mens E-Mail'}"));
        contact(acme, "w", "{'arm':'Womens E-Mail'}");
        contact(other, "m", "{'arm':'Mens E-Mail'}");

        Page<Member> page = members(acme).list("men", null, 3);

        assertThat(page.items()).extracting(Member::externalId).containsExactly("m0", "m1", "m2");
        assertThat(members(acme).list("men", page.next().orElseThrow(), 3).items())
                .extracting(Member::externalId)
                .containsExactly("m3");
    }

    @Test
    @Tag("S1-22")
    void members_are_found_by_the_beginning_of_their_id_or_address_in_lists_and_segments() {
        audiences(acme).create(list("Leads"));
        audiences(acme).create(segment("All", "{'type':'always'}"));
        List.of("ann", "anton", "bob").forEach(id -> add(acme, "leads", contact(acme, id, "{}")));
        DATABASE.jdbi()
                .useHandle(h -> h.execute("update contact set email = 'Anke@example.com' where external_id = 'bob'"));

        for (String audience : List.of("leads", "all")) {
            assertThat(members(acme).list(audience, "an", null, 10).items())
                    .extracting(Member::externalId)
                    .containsExactly("ann", "anton", "bob");
            assertThat(members(acme).list(audience, "ANK", null, 10).items())
                    .extracting(Member::externalId)
                    .containsExactly("bob");
            assertThat(members(acme).list(audience, "x", null, 10).items()).isEmpty();
        }
    }

    @Test
    @Tag("S1-22")
    void a_beginning_that_thousands_have_is_found_page_by_page_too() {
        audiences(acme).create(segment("All", "{'type':'always'}"));
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                        insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                        select ?, 'many-' || n, 0, now(), now() from generate_series(1, 2001) n
                        """,
                        acme));

        Page<Member> page = members(acme).list("all", "many-", null, 2);

        assertThat(page.items()).extracting(Member::externalId).containsExactly("many-1", "many-2");
        assertThat(members(acme)
                        .list("all", "many-", page.next().orElseThrow(), 2)
                        .items())
                .extracting(Member::externalId)
                .containsExactly("many-3", "many-4");
    }
}
