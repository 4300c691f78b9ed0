package org.millrace.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.millrace.audience.TestAudiences;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.StoredFacts;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;
import org.millrace.predicate.RandomPeople.Person;
import org.millrace.predicate.comparison.SqlBindings;

/** Random rules over random contacts: what the memory says and what PostgreSQL says must be the same contacts. */
class PredicateAgreementTest {

    private static final PostgresDatabase DATABASE = new PostgresDatabase();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(PredicateSchema.schema());
    private static int tenants;

    @BeforeContainer
    static void start() throws Exception {
        DATABASE.beforeAll(null);
    }

    @AfterContainer
    static void stop() throws Exception {
        DATABASE.afterAll(null);
    }

    @Provide
    Arbitrary<Predicate> predicates() {
        return RandomPredicates.predicates();
    }

    @Provide
    Arbitrary<Person> people() {
        return RandomPeople.people();
    }

    @Tag("S4-11")
    @Tag("S4-12")
    @Tag("S4-13")
    @Tag("S4-15")
    @Tag("S4-16")
    @Tag("S4-14")
    @Tag("S4-17")
    @Tag("S4-18")
    @Tag("S4-19")
    @Tag("S2-19")
    @Tag("S4-20")
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void memory_and_sql_agree(
            @ForAll @Size(25) List<@From("people") Person> people,
            @ForAll @Size(40) List<@From("predicates") Predicate> rules) {
        DATABASE.tx(() -> {
            int tenant = DATABASE.newTenant("t" + ++tenants);
            List<Long> ids = store(tenant, people);
            FactsNeeded all = rules.stream().map(Predicate::reads).reduce(FactsNeeded.NONE, FactsNeeded::and);
            Map<Long, ContactFacts> facts =
                    StoredFacts.on(DATABASE.jdbi()).load(tenant, ids, all, RandomPredicates.NOW);
            assertThat(KnownSegments.of(tenant, Set.copyOf(RandomPredicates.SEGMENTS), segments())
                            .rule("of-segments"))
                    .isPresent();
            for (Predicate rule : rules) {
                Set<Long> inMemory = ids.stream()
                        .map(id -> rule.test(facts.get(id)) ? id : -id)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(inSql(tenant, rule)).as(Json.write(rule)).isEqualTo(inMemory);
            }
        });
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void what_is_written_is_read_back_and_fits_the_schema(@ForAll("predicates") Predicate rule) {
        JsonNode written = Json.tree(Json.write(rule));

        Predicate read = PredicateReader.read(written, "predicate");

        assertThat(Json.tree(Json.write(read))).hasToString(written.toString());
        assertThat(SCHEMA.validate(written)).as(written.toString()).isEmpty();
    }

    /** Contacts for whom it holds, and the negated ids of those for whom it does not: what is null is in neither. */
    private static Set<Long> inSql(int tenant, Predicate rule) {
        SqlBindings bindings = new SqlBindings(
                "p_",
                RandomPredicates.NOW,
                KnownSegments.of(tenant, rule.reads().segments(), segments()));
        String where = rule.sql(bindings);
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        select c.id from contact c where c.tenant_id = :tenant and (%1$s)
                        union all select -c.id from contact c where c.tenant_id = :tenant and not (%1$s)
                        """
                                .formatted(where))
                .bind("tenant", tenant)
                .bindMap(bindings.values())
                .mapTo(Long.class)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static SegmentRules segments() {
        return TestAudiences.rules(DATABASE.jdbi());
    }

    private static List<Long> store(int tenant, List<Person> people) {
        return DATABASE.jdbi().withHandle(h -> {
            PreparedBatch contacts = h.prepareBatch(
                    """
                    insert into contact (tenant_id, external_id, email, first_name, attributes, shard, created_at, updated_at)
                    values (:tenant, :externalId, :email, :firstName, cast(:attributes as jsonb), 0, :now, :now)
                    returning id
                    """);
            for (int i = 0; i < people.size(); i++) {
                Person person = people.get(i);
                contacts.bind("tenant", tenant)
                        .bind("externalId", i == 0 ? "1" : "x" + i)
                        .bind("email", person.email())
                        .bind("firstName", person.firstName())
                        .bind("attributes", Json.write(person.attributes()))
                        .bind("now", RandomPredicates.NOW)
                        .add();
            }
            List<Long> ids = new ArrayList<>(
                    contacts.executePreparedBatch("id").mapTo(Long.class).list());
            StoredPeople stored = new StoredPeople(h, tenant);
            stored.storeDefinitions();
            for (int i = 0; i < people.size(); i++) {
                stored.store(people.get(i), ids.get(i));
            }
            return ids;
        });
    }
}
