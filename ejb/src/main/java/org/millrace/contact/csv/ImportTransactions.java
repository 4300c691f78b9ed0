package org.millrace.contact.csv;

/** The two transactions of an import: the one that is all of it, and short ones beside it that say how far it is. */
interface ImportTransactions {

    /** Commits when the work returns, rolls back when it throws. */
    void whole(Runnable work);

    /** In a transaction of its own, whatever is open. */
    void beside(Runnable work);
}
