package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.platform.Audits;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;

/** What is said when a segment is saved need not be said when it is read. */
@Tag("S1-06")
@Timeout(60)
class NamedSegmentsTest extends AudienceGround {

    @BeforeEach
    void aList() {
        audiences(acme).create(list("Leads"));
    }

    @Test
    void one_that_stands_for_more_rules_than_can_be_asked_is_refused_and_not_counted_before_it_is_saved() {
        SegmentDetails large = naming("Large", times(200, "leads"));

        assertThat(audiences(acme)
                        .create(naming("Largest", times(199, "leads")))
                        .slug())
                .isEqualTo("largest");
        assertThatThrownBy(() -> audiences(acme).create(large))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("more than 200 rules");
        assertThatThrownBy(() -> preview(acme).count(large.predicate())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_change_is_refused_that_makes_one_too_large_which_names_it_through_others() {
        audiences(acme).create(naming("Inner", "leads"));
        audiences(acme).create(naming("Middle", "inner", "inner"));
        Segment outer = audiences(acme).create(list("Outer"));
        new AudienceExclusions(
                        new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())),
                        names(),
                        usage,
                        Audits.on(DATABASE.jdbi(), clock),
                        caller(acme),
                        clock)
                .set("outer", List.of("middle"), IfMatch.ABSENT);
        audiences(acme).create(naming("Beside", "leads"));

        audiences(acme).put("inner", naming("Inner", times(90, "leads")), IfMatch.version(0));
        assertThatThrownBy(() -> DATABASE.newTx(
                        () -> audiences(acme).put("inner", naming("Inner", times(99, "leads")), IfMatch.version(1))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.where() + ": " + violation.what())
                                .containsExactly(
                                        "predicate: \"middle\" names it, and would stand for more than 200 rules, with those of all that it names.",
                                        "predicate: \"outer\" names it, and would stand for more than 200 rules, with those of all that it names."));

        assertThat(enrolled(AudienceRef.of(outer.id()))).isEmpty();
        assertThat(audiences(acme).get("inner").version()).isEqualTo(1);
    }

    @Test
    void two_savings_at_once_close_no_circle() {
        audiences(acme).create(naming("One", "leads"));
        audiences(acme).create(naming("Two", "leads"));

        CompletableFuture<Void> second = DATABASE.newTx(() -> {
            audiences(acme).put("one", naming("One", "two"), IfMatch.version(0));
            CompletableFuture<Void> saving = CompletableFuture.runAsync(
                    () -> DATABASE.newTx(() -> audiences(acme).put("two", naming("Two", "one"), IfMatch.version(0))));
            while (!somebodyWaits()) {
                Thread.onSpinWait();
            }
            return saving;
        });

        assertThatThrownBy(second::join)
                .hasRootCauseInstanceOf(InvalidInput.class)
                .hasMessageContaining("round");
    }

    private static boolean somebodyWaits() {
        return DATABASE.newTx(() -> DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .mapTo(boolean.class)
                .one()));
    }

    private static String[] times(int times, String slug) {
        return Collections.nCopies(times, slug).toArray(String[]::new);
    }
}
