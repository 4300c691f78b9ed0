package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Whether an address that may be no contact's is suppressed, for mail that goes to addresses. */
@Dependent
public class SuppressedAddresses {

    private final SuppressedAddressRepository addresses;

    @Inject
    SuppressedAddresses(SuppressedAddressRepository addresses) {
        this.addresses = addresses;
    }

    /** @param channel {@code email} */
    public boolean hold(int tenant, String channel, String address) {
        return addresses.of(tenant, List.of(address)).stream()
                .anyMatch(one -> one.channel().equals(channel) || one.channel().equals(ConsentChange.ALL));
    }
}
