package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;

/** Addresses, their secrets, and the calls that were taken. */
@Dependent
class HookRepository {

    private final Jdbi jdbi;

    @Inject
    HookRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return the new address's number; empty where the campaign has one */
    Optional<Long> add(int tenant, long campaignId, byte[] tokenHash, String by, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into hook (tenant_id, campaign_id, token_hash, created_at, created_by)
                        values (:tenant, :campaign, :hash, :now, :by)
                        on conflict (campaign_id) do nothing returning id
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .bind("hash", tokenHash)
                .bind("now", now)
                .bind("by", by)
                .mapTo(Long.class)
                .findOne());
    }

    /** The number of the campaign's address, locked. */
    Optional<Long> lock(int tenant, long campaignId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select id from hook where tenant_id = :tenant and campaign_id = :campaign for update")
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .mapTo(Long.class)
                .findOne());
    }

    void address(int tenant, long id, byte[] tokenHash) {
        jdbi.useHandle(h -> h.createUpdate("update hook set token_hash = :hash where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("hash", tokenHash)
                .bind("id", id)
                .execute());
    }

    void remove(int tenant, long id) {
        jdbi.useHandle(h -> h.createUpdate("delete from hook where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .execute());
    }

    /** Those before hold until then. The address must be locked. */
    void addKey(long hookId, byte[] secret, Instant othersUntil, Instant now) {
        jdbi.useHandle(h -> {
            h.createUpdate("update hook_key set valid_until = :until where hook_id = :hook and valid_until is null")
                    .bind("until", othersUntil)
                    .bind("hook", hookId)
                    .execute();
            h.createUpdate("delete from hook_key where hook_id = :hook and valid_until <= :now")
                    .bind("hook", hookId)
                    .bind("now", now)
                    .execute();
            h.createUpdate(
                            """
                            insert into hook_key (hook_id, no, sealed, created_at)
                            select :hook, coalesce(max(no), 0) + 1, :sealed, :now from hook_key where hook_id = :hook
                            """)
                    .bind("hook", hookId)
                    .bind("sealed", secret)
                    .bind("now", now)
                    .execute();
        });
    }

    Optional<Hook> find(int tenant, long campaignId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, campaign_id, created_at, created_by,
                               (select max(received_at) from hook_receipt r where r.hook_id = hook.id) as last_call_at
                        from hook where tenant_id = :tenant and campaign_id = :campaign
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .map((row, ctx) -> new Hook(
                        row.getLong("campaign_id"),
                        Database.instant(row, "created_at"),
                        row.getString("created_by"),
                        Database.instant(row, "last_call_at"),
                        keys(h, row.getLong("id"))))
                .findOne());
    }

    /** By its token, with the secrets that hold now. */
    Optional<StoredHook> find(byte[] tokenHash, Instant now) {
        return jdbi.withHandle(
                h -> h.createQuery("select id, tenant_id, campaign_id from hook where token_hash = :hash")
                        .bind("hash", tokenHash)
                        .map((row, ctx) -> new StoredHook(
                                row.getLong("id"),
                                row.getInt("tenant_id"),
                                row.getLong("campaign_id"),
                                secrets(h, row.getLong("id"), now)))
                        .findOne());
    }

    /** Of a campaign, without its secrets. */
    Optional<StoredHook> stored(int tenant, long campaignId) {
        return jdbi.withHandle(
                h -> h.createQuery("select id from hook where tenant_id = :tenant and campaign_id = :campaign")
                        .bind("tenant", tenant)
                        .bind("campaign", campaignId)
                        .mapTo(Long.class)
                        .findOne()
                        .map(id -> new StoredHook(id, tenant, campaignId, List.of())));
    }

    /** @return whether it is the first with that id; who comes at the same time waits for it */
    boolean receive(StoredHook hook, String webhookId, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                        insert into hook_receipt (tenant_id, hook_id, webhook_id, received_at)
                        values (:tenant, :hook, :id, :now) on conflict (hook_id, webhook_id) do nothing
                        """)
                        .bind("tenant", hook.tenant())
                        .bind("hook", hook.id())
                        .bind("id", webhookId)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    void entered(StoredHook hook, String webhookId) {
        jdbi.useHandle(h -> h.createUpdate("update hook_receipt set entered = true"
                        + " where tenant_id = :tenant and hook_id = :hook and webhook_id = :id")
                .bind("tenant", hook.tenant())
                .bind("hook", hook.id())
                .bind("id", webhookId)
                .execute());
    }

    boolean hasEntered(StoredHook hook, String webhookId) {
        return jdbi.withHandle(h -> h.createQuery("select entered from hook_receipt"
                        + " where tenant_id = :tenant and hook_id = :hook and webhook_id = :id")
                .bind("tenant", hook.tenant())
                .bind("hook", hook.id())
                .bind("id", webhookId)
                .mapTo(Boolean.class)
                .one());
    }

    void forgetReceipts(Instant before) {
        jdbi.useHandle(h -> h.createUpdate("delete from hook_receipt where received_at < :before")
                .bind("before", before)
                .execute());
    }

    private static List<byte[]> secrets(Handle h, long hookId, Instant now) {
        return h.createQuery(
                        """
                        select sealed from hook_key where hook_id = :hook and (valid_until is null or valid_until > :now)
                        order by no desc
                        """)
                .bind("hook", hookId)
                .bind("now", now)
                .map((row, ctx) -> row.getBytes("sealed"))
                .list();
    }

    private static List<Hook.Key> keys(Handle h, long hookId) {
        return h.createQuery("select no, created_at, valid_until from hook_key where hook_id = :hook order by no")
                .bind("hook", hookId)
                .map((row, ctx) -> new Hook.Key(
                        row.getInt("no"), Database.instant(row, "created_at"), Database.instant(row, "valid_until")))
                .list();
    }
}
