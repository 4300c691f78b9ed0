package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Scores of many contacts and their history in one statement. What does not move a score leaves no line in the history. */
@Dependent
class ContactScoreRepository implements ContactScoreStore {

    private final Jdbi jdbi;
    private final ContactLockRepository locks;

    @Inject
    ContactScoreRepository(Jdbi jdbi, ContactLockRepository locks) {
        this.jdbi = jdbi;
        this.locks = locks;
    }

    @Override
    public void apply(List<ScoreChange> changes, Instant now) {
        Collection<ScoreChange> folded = folded(changes);
        locks.forWriting(each(folded, ScoreChange::contactId));
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        with moved as (
                            select c.tenant_id, c.id, u.criterion, u.source, coalesce(s.score, 0) as before,
                                   u.points + case when u.adds then coalesce(s.score, 0) else 0 end as after
                              from unnest(:tenants, :ids, :criteria, :adds, :points, :sources)
                                   as u (tenant, id, criterion, adds, points, source)
                              join contact c on c.id = u.id and c.tenant_id = u.tenant
                              left join contact_score s on s.contact_id = c.id and s.criterion = u.criterion),
                        written as (
                            insert into contact_score (tenant_id, contact_id, criterion, score, updated_at)
                            select tenant_id, id, criterion, after, :now from moved order by id, criterion
                            on conflict (contact_id, criterion)
                            do update set score = excluded.score, updated_at = excluded.updated_at
                            where contact_score.score <> excluded.score)
                        insert into contact_score_log (tenant_id, contact_id, criterion, points, score, at, source)
                        select tenant_id, id, criterion, after - before, after, :now, source from moved where after <> before
                        """)
                .bind("now", now)
                .bindArray("tenants", Integer.class, each(folded, ScoreChange::tenant))
                .bindArray("ids", Long.class, each(folded, ScoreChange::contactId))
                .bindArray("criteria", String.class, each(folded, ScoreChange::criterion))
                .bindArray("adds", Boolean.class, each(folded, change -> change.kind() == ScoreChange.Kind.ADD))
                .bindArray("points", BigDecimal.class, each(folded, ScoreChange::points))
                .bindArray("sources", String.class, each(folded, ScoreChange::source))
                .execute());
    }

    private static Collection<ScoreChange> folded(List<ScoreChange> changes) {
        Map<Key, ScoreChange> folded = new TreeMap<>(Key.ORDER);
        changes.forEach(
                change -> folded.merge(new Key(change.contactId(), change.criterion()), change, ScoreChange::then));
        return folded.values();
    }

    private static <T> List<T> each(Collection<ScoreChange> changes, Function<ScoreChange, T> value) {
        return changes.stream().map(value).toList();
    }

    private record Key(long contactId, String criterion) {
        static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::contactId).thenComparing(Key::criterion);
    }
}
