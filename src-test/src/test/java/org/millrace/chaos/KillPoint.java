package org.millrace.chaos;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jboss.byteman.agent.Main;

/**
 * A place of the protocol at which the server dies.
 *
 * @param name for the figures
 * @param type the class, with its package
 * @param method with its parameters where there are several of the name
 * @param place {@code AT ENTRY}, {@code AT EXIT} or {@code AFTER INVOKE other}
 * @param condition beyond the count, in Byteman's language; empty = always
 * @param time for which time the server has come there when it dies: the second, unless said otherwise
 */
record KillPoint(String name, String type, String method, String place, String condition, int time) {

    private static final String RUN = "org.millrace.run.";
    private static final String CONTACT = "org.millrace.contact.";
    private static final String DELIVERY = "org.millrace.delivery.";
    private static final String XA = "org.postgresql.xa.PGXAConnection";

    private static final String MASS = RUN + "mass.";
    private static final String TO_FROZEN = "$3.name().equals(\"FROZEN\")";
    private static final String TO_WAITING = "$3.name().equals(\"WAITING\")";
    private static final String OF_FIRED_EVENTS =
            "callerEquals(\"" + CONTACT + "FiredEvents.store\", true, true, 1, 60)";

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
            at(
                            "after fired events are taken",
                            CONTACT + "FiredEventRepository",
                            "take(int,java.time.Instant)",
                            "EXIT",
                            "$!.size() > 0")
                    .time(1),
            at("after a fired event's row", CONTACT + "EventRepository", "add", "EXIT", OF_FIRED_EVENTS)
                    .time(1),
            at("before a fired event wakes runs", RUN + "wake.EventWakeups", "recorded", "ENTRY", OF_FIRED_EVENTS)
                    .time(1),
            at("after a fired event woke runs", RUN + "wake.WakeRepository", "wake", "EXIT", OF_FIRED_EVENTS)
                    .time(1),
            at("before a fired event's entries", RUN + "entry.EntryRepository", "enter", "ENTRY", OF_FIRED_EVENTS)
                    .time(1),
            at("after a fired event's entries", RUN + "entry.EntryRepository", "enter", "EXIT", OF_FIRED_EVENTS)
                    .time(1),
            at("before fired events are removed", CONTACT + "FiredEventRepository", "remove", "ENTRY", "$1.size() > 0")
                    .time(1),
            at("after fired events are removed", CONTACT + "FiredEventRepository", "remove", "EXIT", "$1.size() > 0"),
            after(
                            "after fired events are committed",
                            CONTACT + "FiredEventTimer",
                            "batch",
                            "store",
                            "$taken.size() > 0")
                    .time(1),
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

    /** What a freeze and a resumption with a catch-up rule go through, in chunks of a quarter of those inside. */
    static final List<KillPoint> OF_RESUMPTIONS = List.of(
            at("in a catch-up, before its messages", MASS + "CatchingUp", "messages", "ENTRY", ""),
            at("in a catch-up, after its messages", MASS + "CatchingUp", "messages", "EXIT", "$!.moved() > 0")
                    .time(1),
            at("in a catch-up, before its rows", MASS + "CatchingUp", "runs", "ENTRY", ""),
            at("in a catch-up, after its rows", MASS + "CatchingUp", "runs", "EXIT", "$!.moved() > 0"),
            at("in a freeze, after its rows", MASS + "HoldRepository", "change", "EXIT", TO_FROZEN),
            at("before how far a move came is noted", MASS + "MassMoveRepository", "advance", "ENTRY", "")
                    .time(6),
            at("after how far a move came is noted", MASS + "MassMoveRepository", "advance", "EXIT", "")
                    .time(6),
            at("before a move ends", MASS + "MassMoveRepository", "finish", "ENTRY", ""),
            at("after a move ended", MASS + "MassMoveRepository", "finish", "EXIT", "")
                    .time(3),
            at("in a thaw, before its rows", MASS + "HoldRepository", "change", "ENTRY", TO_WAITING),
            at("in a thaw, after its rows", MASS + "HoldRepository", "change", "EXIT", TO_WAITING),
            after("after a chunk is committed", MASS + "MassMoveTimer", "chunk", "next", "$taken.size() > 0")
                    .time(6),
            at("after a resumption is asked for", MASS + "MassMoveRequests", "resumed", "EXIT", "")
                    .time(1));

    /**
     * All in the profile chaos, or those whose names have the word of {@code -Dchaos.points} in them; else a few.
     *
     * @param few their names
     */
    static List<KillPoint> chosen(List<KillPoint> all, Set<String> few) {
        String word = System.getProperty("chaos.points");
        if (word != null) {
            return all.stream().filter(point -> point.name().contains(word)).toList();
        }
        return Integer.getInteger("chaos.kills", 2) < 10
                ? all.stream().filter(point -> few.contains(point.name())).toList()
                : all;
    }

    private static KillPoint at(String name, String type, String method, String place, String condition) {
        return new KillPoint(name, type, method, "AT " + place, condition, 2);
    }

    private static KillPoint after(String name, String type, String method, String called, String condition) {
        return new KillPoint(name, type, method, "AFTER INVOKE " + called, condition, 2);
    }

    private KillPoint time(int n) {
        return new KillPoint(name, type, method, place, condition, n);
    }

    /** The options of a server that dies there. @param folder where the rule is written to */
    List<String> agent(Path folder) {
        try {
            Path script = Files.writeString(Files.createTempFile(folder, "point", ".btm"), script());
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return List.of(
                    "-Djboss.modules.system.pkgs=org.jboss.byteman",
                    "-javaagent:" + jar + "=script:" + script + ",boot:" + jar);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The agent cannot be prepared", e);
        }
    }

    private String script() {
        String when = (condition.isEmpty() ? "" : condition + " AND ") + "incrementCounter(\"kill\") == " + time;
        return """
                RULE %s
                CLASS %s
                METHOD %s
                %s
                IF %s
                DO killJVM()
                ENDRULE
                """
                .formatted(name, type, method, place, when);
    }
}
