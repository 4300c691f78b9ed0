package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Audits;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.StaleVersion;

class ContactsTest extends ContactGround {

    @Test
    void a_contact_is_created_once_and_then_replaced() {
        SavedContact first =
                put("c-1", "{\"email\":\"ada@example.com\",\"attributes\":{\"plan\":\"pro\"},\"tags\":[\"vip\"]}");
        assertThat(first.created()).isTrue();
        assertThat(first.contact().email()).isEqualTo("ada@example.com");
        assertThat(first.contact().tags()).containsExactly("vip");

        SavedContact second = put("c-1", "{\"firstName\":\"Ada\",\"attributes\":{\"seats\":5}}");
        assertThat(second.created()).isFalse();
        assertThat(second.contact().id()).isEqualTo(first.contact().id());
        assertThat(second.contact().email()).isNull();
        assertThat(second.contact().attributes()).isEqualTo(Json.tree("{\"seats\":5}"));
        assertThat(second.contact().tags()).containsExactly("vip");
        assertThat(Audits.actions(desk.jdbi, desk.tenant)).containsExactly("contact.created", "contact.updated");
    }

    @Test
    void a_patch_changes_what_it_names_and_null_clears() {
        put(
                "c-1",
                "{\"email\":\"ada@example.com\",\"firstName\":\"Ada\",\"attributes\":{\"plan\":\"pro\",\"seats\":5}}");
        Contact patched = patch("c-1", "{\"firstName\":null,\"attributes\":{\"seats\":6,\"plan\":null}}", null);
        assertThat(patched.email()).isEqualTo("ada@example.com");
        assertThat(patched.firstName()).isNull();
        assertThat(patched.attributes()).isEqualTo(Json.tree("{\"seats\":6}"));
        assertThat(patched.version()).isEqualTo(1);
        assertThat(new ContactChangeRepository(desk.jdbi).take(10))
                .as("a new contact is no change")
                .hasSize(1);
    }

    @Test
    void saving_what_is_there_already_is_no_change() {
        put("c-1", "{\"attributes\":{\"seats\":5}}");
        assertThat(patch("c-1", "{\"attributes\":{\"seats\":5.0}}", null).version())
                .isZero();
        assertThat(Audits.actions(desk.jdbi, desk.tenant)).containsExactly("contact.created");
    }

    @Test
    void a_change_of_an_outdated_version_is_refused() {
        put("c-1", "{\"firstName\":\"Ada\"}");
        patch("c-1", "{\"firstName\":\"Eva\"}", 0);
        assertThatThrownBy(() -> patch("c-1", "{\"firstName\":\"Ida\"}", 0))
                .asInstanceOf(type(StaleVersion.class))
                .extracting(StaleVersion::present)
                .isEqualTo("1");
        assertThatThrownBy(() -> patch("nobody", "{}", null)).isInstanceOf(NotFound.class);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(
                        () -> patchNew(
                                "{\"email\":\"no\",\"phone\":1,\"nick\":\"x\",\"attributes\":{\"a b\":1,\"email\":2,\"deep\":{}},\"tags\":[\"\"]}"))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(v -> v.where())
                        .containsExactlyInAnyOrder(
                                "email",
                                "phone",
                                "nick",
                                "attributes.a b",
                                "attributes.email",
                                "attributes.deep",
                                "tags"));
    }

    @Test
    void text_that_cannot_be_stored_is_refused_and_what_cannot_be_asked_is_not_there() {
        assertThatThrownBy(() -> patchNew("{\"attributes\":{\"a\":\"x\\u0000\"}}"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> patchNew("{\"attributes\":{\"a\":\"\\ud800\"}}"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> patchNew("{\"attributes\":{\"a\":1e400}}")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> desk.contacts().get("\0")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> put("a/b", "{}")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void another_tenants_contact_is_not_there() {
        put("c-1", "{}");
        assertThatThrownBy(() -> otherTenant.contacts().get("c-1")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> DATABASE.tx(() -> otherTenant.contacts().addTags("c-1", List.of("x"))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> DATABASE.tx(() -> otherTenant.records().erase("c-1")))
                .isInstanceOf(NotFound.class);
        assertThat(otherTenant.contacts().list(ContactQuery.all()).items()).isEmpty();
    }

    @Test
    void a_batch_stores_the_good_ones_and_lists_the_bad_ones() {
        put("c-1", "{\"firstName\":\"Ada\"}");
        SavedContacts saved = DATABASE.tx(() -> desk.contacts()
                .putAll(List.of(
                        Json.tree("{\"externalId\":\"c-1\",\"lastName\":\"Lovelace\"}"),
                        Json.tree("{\"externalId\":\"c-2\",\"email\":\"no\"}"),
                        Json.tree("{\"externalId\":\"c-3\",\"tags\":[\"new\"]}"),
                        Json.tree("{\"externalId\":\"c-3\",\"firstName\":\"Cleo\"}"),
                        Json.tree("{\"firstName\":\"nobody\"}"))));
        assertThat(saved.created()).isEqualTo(1);
        assertThat(saved.updated()).isEqualTo(1);
        assertThat(saved.rejected()).extracting(r -> r.index()).containsExactly(1, 4);
        assertThat(saved.rejected().get(0).errors().get(0).where()).isEqualTo("contacts[1].email");
        assertThat(desk.contacts().get("c-1").firstName()).isEqualTo("Ada");
        assertThat(desk.contacts().get("c-3").firstName()).isEqualTo("Cleo");
        assertThat(desk.contacts().get("c-3").tags()).containsExactly("new");
    }

    @Test
    void pages_follow_each_other_without_gaps_and_a_beginning_finds_ids_and_addresses() {
        DATABASE.tx(() -> desk.contacts()
                .putAll(IntStream.rangeClosed(1, 25)
                        .mapToObj(i -> Json.tree(
                                "{\"externalId\":\"x%02d\",\"email\":\"Mail%02d@example.com\"}".formatted(i, i)))
                        .toList()));
        List<String> seen = new ArrayList<>();
        ContactQuery query = ContactQuery.all().limit(10);
        for (String cursor = null; seen.isEmpty() || cursor != null; ) {
            Page<Contact> page = desk.contacts().list(query.after(cursor));
            page.items().forEach(c -> seen.add(c.externalId()));
            cursor = page.next().orElse(null);
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(found("x0")).hasSize(9);
        assertThat(found("MAIL1")).hasSize(10);
        assertThat(found("ail")).isEmpty();
        assertThat(found("%")).isEmpty();
    }

    @Test
    void tags_are_added_and_removed_once() {
        put("c-1", "{}");
        Callable<Contact> add = () -> desk.contacts().addTags("c-1", List.of("vip", "b2b"));
        assertThat(DATABASE.tx(add).tags()).containsExactly("b2b", "vip");
        DATABASE.tx(add);
        assertThat(DATABASE.tx(() -> desk.contacts().removeTags("c-1", List.of("vip", "other")))
                        .tags())
                .containsExactly("b2b");
        assertThat(desk.contacts().knownTags("b")).containsExactly("b2b");
        assertThat(desk.contacts()
                        .list(new ContactQuery(null, "b2b", null, null, 10))
                        .items())
                .hasSize(1);
        assertThat(Audits.actions(desk.jdbi, desk.tenant))
                .containsExactly("contact.created", "contact.tagged", "contact.untagged");
    }

    @Test
    void many_at_once_on_the_same_contacts_end_with_one_of_each_and_no_deadlock() throws Exception {
        List<JsonNode> forwards = IntStream.range(0, 200)
                .mapToObj(i -> Json.tree("{\"externalId\":\"k%d\",\"attributes\":{\"n\":%d}}".formatted(i, i)))
                .toList();
        List<JsonNode> backwards = new ArrayList<>(forwards);
        java.util.Collections.reverse(backwards);
        var threads = Executors.newFixedThreadPool(16);
        List<Callable<SavedContacts>> calls = IntStream.range(0, 64)
                .<Callable<SavedContacts>>mapToObj(
                        i -> () -> DATABASE.newTx(() -> desk.contacts().putAll(i % 2 == 0 ? forwards : backwards)))
                .toList();
        int created = 0;
        for (var call : threads.invokeAll(calls)) {
            created += call.get().created();
        }
        threads.shutdown();
        assertThat(created).isEqualTo(200);
    }

    @Test
    @Tag("S2-23")
    void a_score_is_set_moved_shown_and_on_record() {
        put("c-1", "{}");
        DATABASE.tx(() -> desk.scoring().set("c-1", "fit", new BigDecimal("70")));
        ContactScores scores = DATABASE.tx(() -> desk.scoring().adjust("c-1", "fit", new BigDecimal("-5.5")));

        assertThat(scores.scores()).containsEntry("fit", new BigDecimal("64.5"));
        assertThat(scores.moves())
                .extracting(ScoreMove::points)
                .containsExactly(new BigDecimal("-5.5"), new BigDecimal("70"));
        assertThat(desk.contacts().get("c-1").scores()).containsOnlyKeys("fit");
        assertThat(Audits.actions(desk.jdbi, desk.tenant)).contains("contact.scored");
        assertThatThrownBy(() -> desk.scoring().set("c-1", "Fit Score", null))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(e -> assertThat(e.violations()).hasSize(2));
        assertThatThrownBy(() -> DATABASE.tx(() -> desk.scoring().set("nobody", "fit", BigDecimal.ONE)))
                .isInstanceOf(NotFound.class);
    }

    private List<Contact> found(String beginning) {
        return desk.contacts().list(ContactQuery.search(beginning)).items();
    }

    private Contact patch(String id, String json, Integer version) {
        return DATABASE.tx(() -> desk.contacts()
                .patch(id, Json.tree(json), version == null ? IfMatch.ABSENT : IfMatch.version(version)));
    }

    private Contact patchNew(String json) {
        put("c-new", "{}");
        return patch("c-new", json, null);
    }
}
