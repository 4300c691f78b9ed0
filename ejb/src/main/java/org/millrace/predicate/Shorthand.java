package org.millrace.predicate;

import java.util.List;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.SqlBindings;

/** A shorter or more familiar word for another condition; it is kept as the author wrote it. */
sealed interface Shorthand extends Predicate
        permits HasFiredEvent, NotHasFiredEvent, FieldEquals, HasOpened, HasOpenedExcludingBots, ClickedAtLeastN {

    /** The condition that it stands for. */
    Predicate meaning();

    @Override
    default boolean test(Facts facts) {
        return meaning().test(facts);
    }

    @Override
    default void assume(boolean holds, Assumptions assumptions) {
        assumptions.all(List.of(new Assumed(meaning(), holds)));
    }

    @Override
    default String sql(SqlBindings bindings) {
        return meaning().sql(bindings);
    }

    @Override
    default FactsNeeded reads() {
        return meaning().reads();
    }

    @Override
    default boolean needsRun() {
        return meaning().needsRun();
    }

    @Override
    default String sentence(Wording w) {
        return meaning().sentence(w);
    }

    @Override
    default String oppositeSentence(Wording w) {
        return meaning().oppositeSentence(w);
    }

    @Override
    default Explanation explain(Facts facts) {
        return meaning().explain(facts);
    }
}
