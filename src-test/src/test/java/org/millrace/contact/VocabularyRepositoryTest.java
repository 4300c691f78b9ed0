package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.contact.Vocabulary.KnownField;
import org.millrace.platform.PostgresDatabase;

class VocabularyRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final PostgresContacts contacts = new PostgresContacts(DATABASE, NOW);
    private final VocabularyRepository names = new VocabularyRepository(DATABASE.jdbi());
    private int tenant;
    private int otherTenant;

    @BeforeEach
    void empty() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("a");
        otherTenant = DATABASE.newTenant("b");
    }

    @Test
    void attributes_are_told_with_the_type_of_their_values() {
        contacts.add(
                tenant, "ada", "{\"plan\": \"pro\", \"seats\": 3, \"paying\": true, \"trialEnds\": \"2026-12-24\"}");
        contacts.add(tenant, "bob", "{\"trialEnds\": \"2026-12-24T18:00:00Z\", \"seats\": 4}");

        assertThat(names.attributes(tenant))
                .containsExactly(
                        new KnownField("paying", "boolean", true),
                        new KnownField("plan", "text", true),
                        new KnownField("seats", "number", true),
                        new KnownField("trialEnds", "date", true));
    }

    @Test
    void each_tag_is_told_once_however_many_carry_it() {
        contacts.add(tenant, "ada", "{\"tags\": [\"vip\", \"new\"]}");
        contacts.add(tenant, "bob", "{\"tags\": [\"vip\"]}");

        assertThat(names.tags(tenant)).containsExactly("new", "vip");
    }

    @Test
    void nothing_of_another_tenant_is_told() {
        contacts.add(otherTenant, "eve", "{\"tags\": [\"theirs\"], \"secret\": 1}");

        assertThat(names.attributes(tenant)).isEmpty();
        assertThat(names.tags(tenant)).isEmpty();
        assertThat(names.events(tenant)).isEmpty();
        assertThat(names.criteria(tenant)).isEmpty();
        assertThat(names.topics(tenant)).isEmpty();
    }
}
