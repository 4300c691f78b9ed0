package org.millrace.contact;

import java.util.Map;

/** Under which names the world knows contacts. */
public interface ContactNameStore {

    /**
     * @param tenants of each contact, by its number
     * @return without those that were erased
     */
    Map<Long, ContactName> of(Map<Long, Integer> tenants);
}
