package org.millrace.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.platform.ShardDepth;
import org.millrace.run.ClaimedRun;
import org.millrace.run.PutOff;
import org.millrace.run.RunEnd;
import org.millrace.run.RunMove;
import org.millrace.run.RunStatus;
import org.millrace.run.RunStore;
import org.millrace.run.Signal;
import org.millrace.run.Stay;
import org.millrace.run.StepLogEntry;

/** Runs in memory. There is one thread, so a claim needs no lock. */
public final class MemoryRuns implements RunStore {

    private final SortedMap<Long, Row> rows = new TreeMap<>();
    private final Map<Long, List<StepLogEntry>> trails = new HashMap<>();
    private final List<NewIncident> incidents = new ArrayList<>();

    /** A run that has just entered and is due at its first node. */
    public void enter(ClaimedRun run) {
        rows.put(run.id(), new Row(run, RunStatus.WAITING, run.movedAt(), null));
    }

    public RunStatus status(long id) {
        return rows.get(id).status;
    }

    /** How the run ended, or null. */
    public RunEnd end(long id) {
        return rows.get(id).end;
    }

    /** Wakes a run as the one who holds its row lock would. */
    public void wake(long id, String signal, Instant now) {
        rows.compute(id, (key, row) -> row.woken(signal, now));
    }

    public ClaimedRun run(long id) {
        return rows.get(id).run;
    }

    public Instant dueAt(long id) {
        return rows.get(id).dueAt;
    }

    /** The ids of at most so many due runs, the longest due first. */
    public List<Long> due(int limit, Instant now) {
        return claim(row -> true, now).limit(limit).map(ClaimedRun::id).toList();
    }

    /** When the next run is due. */
    public Optional<Instant> nextDue() {
        return rows.values().stream()
                .filter(row -> row.status == RunStatus.WAITING && row.dueAt != null)
                .map(row -> row.dueAt)
                .min(Comparator.naturalOrder());
    }

    /** The contact's runs that have not ended. */
    public List<ClaimedRun> live(long contactId) {
        return rows.values().stream()
                .filter(row -> row.run.contactId() == contactId && row.status.live())
                .map(row -> row.run)
                .toList();
    }

    public Map<RunStatus, Long> statuses() {
        return rows.values().stream().collect(Collectors.groupingBy(row -> row.status, Collectors.counting()));
    }

    public List<StepLogEntry> trail(long id) {
        return trails.getOrDefault(id, List.of());
    }

    public List<NewIncident> incidents() {
        return incidents;
    }

    @Override
    public List<ClaimedRun> claim(int shard, int limit, Instant now) {
        return claim(row -> row.run.shard() == shard, now).limit(limit).toList();
    }

    @Override
    public List<ClaimedRun> claim(Collection<Long> runIds, Instant now) {
        return claim(row -> runIds.contains(row.run.id()), now).toList();
    }

    private Stream<ClaimedRun> claim(Predicate<Row> which, Instant now) {
        return rows.values().stream()
                .filter(which)
                .filter(row -> row.due(now))
                .sorted(Comparator.comparing(row -> row.dueAt))
                .map(row -> row.run);
    }

    @Override
    public void move(List<RunMove> moves, Instant now) {
        moves.forEach(move -> rows.compute(move.runId(), (id, row) -> row.moved(move)));
    }

    @Override
    public void hold(Collection<Long> runIds, RunStatus status) {
        runIds.forEach(id -> rows.compute(id, (key, row) -> new Row(row.run, status, row.dueAt, row.end)));
    }

    @Override
    public void putOff(Collection<ClaimedRun> runs, PutOff why, Instant until) {
        runs.forEach(run -> rows.compute(run.id(), (key, row) -> new Row(row.run, row.status, until, row.end)));
    }

    @Override
    public void log(List<StepLogEntry> entries) {
        entries.forEach(entry ->
                trails.computeIfAbsent(entry.runId(), id -> new ArrayList<>()).add(entry));
    }

    @Override
    public void openIncidents(List<NewIncident> opened, Instant now) {
        incidents.addAll(opened);
    }

    @Override
    public List<ShardDepth> due(Instant now, int limitPerShard) {
        Map<Integer, Long> depths = rows.values().stream()
                .filter(row -> row.due(now))
                .collect(Collectors.groupingBy(row -> row.run.shard(), TreeMap::new, Collectors.counting()));
        return depths.entrySet().stream()
                .map(entry -> new ShardDepth(entry.getKey(), (int) Math.min(entry.getValue(), limitPerShard)))
                .toList();
    }

    @Override
    public List<ShardDepth> anyDue(Instant now) {
        return due(now, 1);
    }

    /** A run with its status, its due time and how it ended. */
    private record Row(ClaimedRun run, RunStatus status, Instant dueAt, RunEnd end) {

        boolean due(Instant now) {
            return status == RunStatus.WAITING && dueAt != null && !dueAt.isAfter(now);
        }

        Row moved(RunMove move) {
            Instant until = move.waitingFor() == null ? null : move.dueAt();
            ClaimedRun moved = new ClaimedRun(
                    run.id(),
                    run.tenant(),
                    run.campaignId(),
                    run.contactId(),
                    move.newVersionId() == null ? run.versionId() : move.newVersionId(),
                    move.nodeNo(),
                    move.visit(),
                    run.shard(),
                    move.variant(),
                    run.enteredAt(),
                    move.movedAt(),
                    new Stay(move.waitingFor(), until, null),
                    move.loops(),
                    run.businessKey());
            return new Row(moved, move.status(), move.dueAt(), move.end());
        }

        /** A run that is to end stays so, whatever else comes. */
        Row woken(String signal, Instant now) {
            if (Signal.ends(run.stay().signal())) {
                return this;
            }
            Stay stay = new Stay(run.stay().waitingFor(), run.stay().until(), signal);
            ClaimedRun woken = new ClaimedRun(
                    run.id(),
                    run.tenant(),
                    run.campaignId(),
                    run.contactId(),
                    run.versionId(),
                    run.nodeNo(),
                    run.visit(),
                    run.shard(),
                    run.variant(),
                    run.enteredAt(),
                    run.movedAt(),
                    stay,
                    run.loops(),
                    run.businessKey());
            return new Row(woken, status, now, end);
        }
    }
}
