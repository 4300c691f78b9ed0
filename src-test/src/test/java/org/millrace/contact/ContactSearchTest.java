package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.PostgresDatabase;

@Tag("S1-22")
class ContactSearchTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private ContactDesk desk;

    @BeforeEach
    void ours_and_theirs() {
        DATABASE.clear();
        desk = new ContactDesk(DATABASE, "ours");
        add(desk.tenant, "ann", "Zoe@example.com");
        add(desk.tenant, "annex", "annex@example.com");
        add(desk.tenant, "b-1", "Ann.b@example.com");
        add(desk.tenant, "b-2", "ann.a@example.com");
        add(desk.tenant, "b-3", "ANN.A@example.com");
        add(desk.tenant, "b-4", null);
        add(DATABASE.newTenant("theirs"), "annie", "annie@example.com");
    }

    @Test
    void whose_id_begins_so_come_by_it_and_then_whose_address_does_by_that() {
        assertThat(pages("ann", 100)).containsExactly("ann", "annex", "b-2", "b-3", "b-1");
        assertThat(pages("ANN.A@", 100)).containsExactly("b-2", "b-3");
        assertThat(pages("zoe", 100)).containsExactly("ann");
        assertThat(pages("anna", 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void page_after_page_finds_each_once_in_the_same_order(int limit) {
        assertThat(pages("ann", limit)).isEqualTo(pages("ann", 100));
    }

    @Test
    void only_those_with_a_tag_are_found_where_one_is_asked_for() {
        DATABASE.tx(() -> desk.contacts().addTags("b-1", List.of("vip")));

        assertThat(desk.contacts()
                        .list(new ContactQuery("ann", "vip", null, null, 10))
                        .items())
                .extracting(Contact::externalId)
                .containsExactly("b-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "mail:", "mail:x:ann", "mail:7", "id:a\0"})
    void what_is_no_cursor_of_the_search_is_refused(String cursor) {
        assertThatThrownBy(() -> desk.contacts().list(ContactQuery.search("ann").after(cursor)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("after");
    }

    private List<String> pages(String beginning, int limit) {
        List<String> found = new ArrayList<>();
        ContactQuery query = ContactQuery.search(beginning).limit(limit);
        Page<Contact> page = desk.contacts().list(query);
        page.items().forEach(contact -> found.add(contact.externalId()));
        while (page.next().isPresent()) {
            page = desk.contacts().list(query.after(page.next().get()));
            page.items().forEach(contact -> found.add(contact.externalId()));
        }
        return found;
    }

    private static void add(int tenant, String id, String mail) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into contact (tenant_id, external_id, email, shard, created_at, updated_at)"
                                + " values (?, ?, ?, 0, now(), now())",
                        tenant,
                        id,
                        mail));
    }
}
