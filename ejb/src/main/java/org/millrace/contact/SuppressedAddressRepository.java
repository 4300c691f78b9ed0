package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;

/** Rows of suppression, as people see and lift them. */
@Dependent
class SuppressedAddressRepository {

    private final Jdbi jdbi;

    @Inject
    SuppressedAddressRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<SuppressedAddress> of(int tenant, Collection<String> addresses) {
        return addresses.stream()
                .flatMap(address -> jdbi
                        .withHandle(h -> h.createQuery(
                                        """
                                        select channel, reason, at from suppression
                                         where tenant_id = :tenant and address_hash = :hash order by channel
                                        """)
                                .bind("tenant", tenant)
                                .bind("hash", AddressHash.of(address))
                                .map((row, ctx) -> new SuppressedAddress(
                                        row.getString("channel"),
                                        address,
                                        row.getString("reason"),
                                        Database.instant(row, "at")))
                                .list())
                        .stream())
                .toList();
    }

    void lift(int tenant, SuppressedAddress suppressed) {
        jdbi.useHandle(h -> h.createUpdate(
                        "delete from suppression where tenant_id = :tenant and channel = :channel and address_hash = :hash")
                .bind("tenant", tenant)
                .bind("channel", suppressed.channel())
                .bind("hash", AddressHash.of(suppressed.address()))
                .execute());
    }
}
