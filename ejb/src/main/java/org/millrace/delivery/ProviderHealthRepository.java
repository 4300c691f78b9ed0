package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.millrace.platform.Recorded;

/**
 * Looks at the latest failures, and at what is put off now and comes next, each by its own index and never at more than a thousand.
 * What a dead process left bears its owner still, and is put off by nobody.
 */
@Dependent
public class ProviderHealthRepository {

    private static final int LATEST = 1_000;

    private final Jdbi jdbi;

    @Inject
    public ProviderHealthRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<ProviderHealth> all(int tenant, Instant since) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with failed as (
                            select id, provider, channel, reason, created_at
                            from (select id, provider, channel, reason, created_at from message
                                  where tenant_id = :tenant and state = 'FAILED' order by id desc limit :latest) l
                            where created_at >= :since),
                        summed as (
                            select provider, channel, count(*) as failures,
                                   (array_agg(reason order by id desc))[1] as last_reason, max(created_at) as last_at
                            from failed group by provider, channel),
                        waiting as (
                            select provider, channel, count(*) as put_off,
                                   (array_agg(reason order by intent_at desc))[1] as reason
                            from (select provider, channel, reason, intent_at, owner from message
                                  where tenant_id = :tenant and state = 'READY' and attempts > 0
                                  order by ready_at limit :latest) l
                            where owner is null and reason not like all(:ours)
                            group by provider, channel),
                        known as (
                            select name, channel, url, disabled_reason as disabled from provider where tenant_id = :tenant
                            union all
                            select null, 'email', null, null)
                        select k.name, k.channel, k.url, k.disabled, coalesce(s.failures, 0) as failures,
                               coalesce(w.put_off, 0) as put_off, coalesce(s.last_reason, w.reason) as last_reason, s.last_at
                        from known k
                        left join waiting w on w.provider is not distinct from k.name and w.channel = k.channel
                        left join summed s on s.provider is not distinct from k.name and s.channel = k.channel
                        order by k.name nulls first
                        """)
                .bind("tenant", tenant)
                .bind("since", since)
                .bind("latest", LATEST)
                .bindArray("ours", String.class, Recorded.ofOurOwn())
                .map(ConstructorMapper.of(ProviderHealth.class))
                .list());
    }
}
