package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

/** A beginning that few contacts have, and one that more have than are looked up at once. */
class ContactPrefixTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final int MANY = 2_001;

    private final ContactPageRepository pages = new ContactPageRepository(DATABASE.jdbi());
    private int tenant;

    @BeforeEach
    void many_and_two() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("ours");
        int other = DATABASE.newTenant("theirs");
        contacts(tenant, "'many-' || n", MANY);
        contacts(tenant, "'few-' || n", 2);
        contacts(other, "'few-' || n", 2);
    }

    @Test
    @Tag("S1-22")
    void few_are_found_by_id_and_by_address_and_only_the_tenant_s_own() {
        assertThat(found("few-", 0)).containsExactly("few-1", "few-2");
        assertThat(found("Few-2@EXAMPLE", 0)).containsExactly("few-2");
        assertThat(found("fewer", 0)).isEmpty();
    }

    @Test
    @Tag("S1-22")
    void a_page_of_many_is_followed_by_the_next() {
        List<StoredContact> first = page("many-", 0);

        assertThat(first).extracting(StoredContact::externalId).startsWith("many-1", "many-2", "many-3");
        assertThat(found("many-", first.get(1).id())).startsWith("many-3", "many-4");
    }

    private List<String> found(String beginning, long after) {
        return page(beginning, after).stream().map(StoredContact::externalId).toList();
    }

    private List<StoredContact> page(String beginning, long after) {
        return pages.page(tenant, new ContactQuery(beginning, null, null, null, 5), after);
    }

    private static void contacts(int tenant, String name, int count) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into contact (tenant_id, external_id, email, shard, created_at, updated_at)
                select %1$d, %2$s, %2$s || '@example.com', 0, now(), now() from generate_series(1, %3$d) n
                """
                                .formatted(tenant, name, count)));
    }
}
