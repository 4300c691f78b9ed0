package org.millrace.platform;

import java.util.function.Consumer;
import java.util.function.Function;

/** What is due is done one by one, each apart from the others: one that fails is told, and holds nobody back. */
public final class EachApart {

    private EachApart() {}

    /** @param told what is said of one that failed */
    public static <T> void of(Iterable<T> due, Consumer<T> act, System.Logger log, Function<T, String> told) {
        for (T one : due) {
            try {
                act.accept(one);
            } catch (RuntimeException e) {
                Outage.log(log, told.apply(one), e);
            }
        }
    }
}
