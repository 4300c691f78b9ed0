package org.millrace.predicate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millrace.predicate.comparison.SqlBindings;

/** Whom a list or segment holds. */
public sealed interface SegmentRule {

    boolean test(Facts facts);

    String sql(SqlBindings bindings);

    FactsNeeded reads();

    /** The slugs of the lists and segments that its rule names, as often as it does. */
    Stream<String> names();

    /** What of it decided; empty for a list. */
    List<Explanation> explain(Facts facts);

    /** The number of the list; empty when it is a segment. */
    Optional<Long> list();

    /** Those who were put on it. */
    record Members(long listId) implements SegmentRule {

        @Override
        public boolean test(Facts facts) {
            return facts.onList(listId);
        }

        @Override
        public String sql(SqlBindings bindings) {
            return """
                    exists (select 1 from segment_member %1$s where %1$s.tenant_id = c.tenant_id \
                    and %1$s.segment_id = %2$s and %1$s.contact_id = c.id)"""
                    .formatted(bindings.alias(), bindings.bind(listId));
        }

        @Override
        public FactsNeeded reads() {
            return FactsNeeded.NONE;
        }

        @Override
        public Stream<String> names() {
            return Stream.empty();
        }

        @Override
        public List<Explanation> explain(Facts facts) {
            return List.of();
        }

        @Override
        public Optional<Long> list() {
            return Optional.of(listId);
        }
    }

    /** Those for whom the predicate holds. */
    record Fitting(Predicate predicate) implements SegmentRule {

        @Override
        public boolean test(Facts facts) {
            return predicate.test(facts);
        }

        @Override
        public String sql(SqlBindings bindings) {
            return predicate.sql(bindings);
        }

        @Override
        public FactsNeeded reads() {
            return predicate.reads();
        }

        @Override
        public Stream<String> names() {
            return predicate.segments();
        }

        @Override
        public List<Explanation> explain(Facts facts) {
            return List.of(predicate.explain(facts));
        }

        @Override
        public Optional<Long> list() {
            return Optional.empty();
        }
    }

    /** Those of another rule for whom the condition holds as well: an audience with exclusions. */
    record Narrowed(SegmentRule rule, Predicate also) implements SegmentRule {

        @Override
        public boolean test(Facts facts) {
            return rule.test(facts) && also.test(facts);
        }

        @Override
        public String sql(SqlBindings bindings) {
            return "((" + rule.sql(bindings) + ") and (" + also.sql(bindings) + "))";
        }

        @Override
        public FactsNeeded reads() {
            return rule.reads().and(also.reads());
        }

        @Override
        public Stream<String> names() {
            return Stream.concat(rule.names(), also.segments());
        }

        @Override
        public List<Explanation> explain(Facts facts) {
            return Stream.concat(rule.explain(facts).stream(), Stream.of(also.explain(facts)))
                    .toList();
        }

        @Override
        public Optional<Long> list() {
            return rule.list();
        }
    }
}
