package org.millrace.chaos;

import java.util.List;

/**
 * A place of the protocol at which the server dies.
 *
 * @param name for the figures
 * @param type the class, with its package
 * @param method with its parameters where there are several of the name
 * @param place {@code ENTRY} or {@code EXIT}
 * @param condition beyond the count, in Byteman's language; empty = always
 */
record KillPoint(String name, String type, String method, String place, String condition) {

    private static final String RUN = "org.millrace.run.";
    private static final String CONTACT = "org.millrace.contact.";
    private static final String DELIVERY = "org.millrace.delivery.";
    private static final String XA = "org.postgresql.xa.PGXAConnection";

    static final List<KillPoint> ALL = List.of(
            at(
                    "after the claim of runs",
                    RUN + "RunRepository",
                    "claim(int,int,java.time.Instant)",
                    "EXIT",
                    "$!.size() > 0"),
            at("before the runs are moved", RUN + "RunRepository", "move", "ENTRY", "$1.size() > 0"),
            at("after the runs are moved", RUN + "RunRepository", "move", "EXIT", "$1.size() > 0"),
            at("after the trail is written", RUN + "RunRepository", "log", "EXIT", "$1.size() > 0"),
            at("after the messages are handed over", DELIVERY + "OutboxRepository", "enqueue", "EXIT", ""),
            at(
                    "after the counters are written",
                    "org.millrace.counter.CounterRepository",
                    "add",
                    "EXIT",
                    "$1.size() > 0"),
            at("after tags are written", CONTACT + "ContactTagRepository", "apply", "EXIT", ""),
            at("after attributes are written", CONTACT + "ContactAttributeRepository", "apply", "EXIT", ""),
            at("after scores are written", CONTACT + "ContactScoreRepository", "apply", "EXIT", ""),
            at("after events are fired", CONTACT + "FiredEventRepository", "add", "EXIT", ""),
            at("after fired events are removed", CONTACT + "FiredEventRepository", "remove", "EXIT", "$1.size() > 0"),
            at("before the batch is committed", RUN + "RunBatches", "work", "EXIT", "$! > 0"),
            at("after the batch is committed", RUN + "RunShards", "drain", "EXIT", ""),
            at("in enrolment, before its rows", RUN + "mass.EnrolmentRepository", "enrol", "ENTRY", ""),
            at("in enrolment, after its rows", RUN + "mass.EnrolmentRepository", "enrol", "EXIT", ""),
            at("in migration, before its rows", RUN + "migration.Migration", "chunk", "ENTRY", ""),
            at("in migration, after its rows", RUN + "migration.Migration", "chunk", "EXIT", ""),
            at("after the claim of messages", DELIVERY + "MessageRepository", "claim", "EXIT", "$!.size() > 0"),
            at("before the intents are committed", DELIVERY + "MessageRepository", "intend", "EXIT", "$1.size() > 0"),
            at("before the wire", DELIVERY + "mail.SmtpConnection", "send", "ENTRY", ""),
            at("after the wire", DELIVERY + "mail.SmtpConnection", "send", "EXIT", ""),
            at("before the receipts", DELIVERY + "Receipts", "write", "ENTRY", "$1.size() > 0"),
            at("before the receipts are committed", DELIVERY + "Receipts", "write", "EXIT", "$1.size() > 0"),
            at("after an event is stored", CONTACT + "EventRepository", "add", "EXIT", ""),
            at("after a run is woken", RUN + "wake.WakeRepository", "wake", "EXIT", ""),
            at("before prepare", XA, "prepare", "ENTRY", ""),
            at("between prepare and commit", XA, "prepare", "EXIT", ""),
            at("after the commit of what was prepared", XA, "commitPrepared", "EXIT", ""));

    private static KillPoint at(String name, String type, String method, String place, String condition) {
        return new KillPoint(name, type, method, place, condition);
    }

    /** The server dies when it comes there for the second time. */
    String script() {
        String when = (condition.isEmpty() ? "" : condition + " AND ") + "incrementCounter(\"kill\") == 2";
        return """
                RULE %s
                CLASS %s
                METHOD %s
                AT %s
                IF %s
                DO killJVM()
                ENDRULE
                """
                .formatted(name, type, method, place, when);
    }
}
