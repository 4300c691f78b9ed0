package org.millrace.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Audits;
import org.millrace.platform.DeadLetterRepository;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.SettableClock;
import org.millrace.platform.TenantSlugRepository;

class DeadLettersTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final List<String> queue = new ArrayList<>();
    private int ours;
    private int theirs;

    @BeforeEach
    void one_letter_of_each_tenant() {
        DATABASE.clear();
        ours = DATABASE.newTenant("ours");
        theirs = DATABASE.newTenant("theirs");
        for (int tenant : new int[] {ours, theirs}) {
            new DeadLetterRepository(DATABASE.jdbi())
                    .add(
                            tenant,
                            "millrace.events",
                            "{oops",
                            Map.of("ce_id", "e-1"),
                            Sentence.of("not JSON"),
                            clock.instant());
        }
    }

    @Test
    void a_mended_letter_goes_back_with_its_properties_and_is_settled_on_record() {
        DeadLetter letter = letters(ours).open(null, 50).items().get(0);

        letters(ours).requeue(letter.id(), "{\"name\": \"purchase\"}");

        assertThat(queue).containsExactly("ours {\"name\": \"purchase\"} {\"ce_id\":\"e-1\"}");
        assertThat(letters(ours).open(null, 50).items()).isEmpty();
        assertThat(acts()).containsExactly("dead-letter.requeued");
    }

    @Test
    void nobody_puts_a_letter_back_twice() {
        long id = letters(ours).open(null, 50).items().get(0).id();
        letters(ours).requeue(id, null);

        assertThatThrownBy(() -> letters(ours).requeue(id, null)).isInstanceOf(NotFound.class);
        assertThat(queue).hasSize(1);
    }

    @Test
    void another_tenants_letter_is_not_there() {
        long id = letters(theirs).open(null, 50).items().get(0).id();

        assertThatThrownBy(() -> letters(ours).get(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> letters(ours).requeue(id, null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> letters(ours).discard(id)).isInstanceOf(NotFound.class);
        assertThat(queue).isEmpty();
    }

    @Test
    void a_letter_that_is_given_up_is_kept_and_shown_no_more() {
        long id = letters(ours).open(null, 50).items().get(0).id();

        letters(ours).discard(id);

        assertThat(letters(ours).open(null, 50).items()).isEmpty();
        assertThat(queue).isEmpty();
        assertThat(acts()).containsExactly("dead-letter.discarded");
        assertThat(DATABASE.jdbi().<Integer, RuntimeException>withHandle(h -> h.createQuery(
                                "select count(*) from dead_letter where resolved_by = 'ada'")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
    }

    @Test
    void nothing_empty_goes_back() {
        long id = letters(ours).open(null, 50).items().get(0).id();

        assertThatThrownBy(() -> letters(ours).requeue(id, " ")).isInstanceOf(InvalidInput.class);
    }

    private List<String> acts() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select action from audit order by id")
                .mapTo(String.class)
                .list());
    }

    private DeadLetters letters(int tenant) {
        EventQueue recorded = new EventQueue() {
            @Override
            void send(String slug, String payload, JsonNode properties) {
                queue.add(slug + " " + payload + " " + properties);
            }
        };
        return new DeadLetters(
                new DeadLetterReadRepository(DATABASE.jdbi()),
                new TenantSlugRepository(DATABASE.jdbi()),
                recorded,
                Audits.on(DATABASE.jdbi(), clock),
                new FixedCaller(tenant, "ada", Roles.ADMIN),
                clock);
    }
}
