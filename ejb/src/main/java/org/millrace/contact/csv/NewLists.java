package org.millrace.contact.csv;

/** Makes the list that an import fills; answered by the capability that keeps lists. */
public interface NewLists {

    /**
     * Refuses a name by which none could be made.
     *
     * @throws org.millrace.platform.InvalidInput it is no name
     * @throws org.millrace.platform.Conflict there is one of that slug
     */
    void check(int tenant, String name);

    /**
     * Makes it in the caller's transaction.
     *
     * @return its id
     * @throws org.millrace.platform.InvalidInput there is one of that slug by now
     */
    long make(int tenant, String name, String by);
}
