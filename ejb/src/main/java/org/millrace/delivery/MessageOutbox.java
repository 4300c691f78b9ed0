package org.millrace.delivery;

import java.util.List;

/** The ledger's side towards the engine: written in the step's transaction. */
public interface MessageOutbox {

    /** @return how many were new; the others had been handed over before */
    int enqueue(List<NewMessage> messages);
}
