package org.millrace.platform.idempotency;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

@Dependent
class IdempotencyRepository {

    private final Jdbi jdbi;

    @Inject
    IdempotencyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Held until the transaction ends, however it ends. */
    boolean tryLock(IdempotentRequest request) {
        return jdbi.withHandle(h -> h.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 4711))")
                .bind("name", request.caller().principalName() + '\n' + request.key())
                .mapTo(Boolean.class)
                .one());
    }

    Optional<Claim> find(IdempotentRequest request) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select operation, request_hash, status, content_type, location, etag, body
                          from idempotency_key
                         where tenant_id = :tenant and caller = :caller and key = :key
                        """)
                .bind("tenant", request.caller().tenant())
                .bind("caller", request.caller().name())
                .bind("key", request.key())
                .map((row, context) -> row.getString("operation").equals(request.operation())
                                && Arrays.equals(row.getBytes("request_hash"), request.hash())
                        ? Claim.answered(new StoredAnswer(
                                row.getInt("status"),
                                row.getString("content_type"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getBytes("body")))
                        : Claim.of(Claim.State.OTHER_REQUEST))
                .findOne());
    }

    void insert(IdempotentRequest request, StoredAnswer answer, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into idempotency_key (tenant_id, key, caller, operation, request_hash, status, content_type,
                                                     location, etag, body, created_at)
                        values (:tenant, :key, :caller, :operation, :hash, :status, :contentType, :location, :etag, :body,
                                :now)
                        on conflict do nothing
                        """)
                .bind("tenant", request.caller().tenant())
                .bind("key", request.key())
                .bind("caller", request.caller().name())
                .bind("operation", request.operation())
                .bind("hash", request.hash())
                .bind("status", answer.status())
                .bind("contentType", answer.contentType())
                .bind("location", answer.location())
                .bind("etag", answer.etag())
                .bind("body", answer.body())
                .bind("now", now)
                .execute());
    }

    int deleteBefore(Instant instant) {
        return jdbi.withHandle(h -> h.createUpdate("delete from idempotency_key where created_at < :before")
                .bind("before", instant)
                .execute());
    }
}
