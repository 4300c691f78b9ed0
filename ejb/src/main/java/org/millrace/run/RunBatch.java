package org.millrace.run;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.delivery.OpenHistoryStore;

/** What one transaction does with the runs it has claimed: ask whether their campaigns move, walk those that do, write. */
public final class RunBatch {

    private static final Duration HOST_AWAY = Duration.ofSeconds(30);

    private final CampaignGate gate;
    private final StepRunner runner;
    private final RunRecorder recorder;
    private final RunStore runs;
    private final OpenHistoryStore histories;

    /** Of an engine that knows nothing of what contacts have opened. */
    public RunBatch(CampaignGate gate, StepRunner runner, RunRecorder recorder, RunStore runs) {
        this(gate, runner, recorder, runs, (tenant, contacts) -> Map.of());
    }

    public RunBatch(
            CampaignGate gate, StepRunner runner, RunRecorder recorder, RunStore runs, OpenHistoryStore histories) {
        this.histories = histories;
        this.gate = gate;
        this.runner = runner;
        this.recorder = recorder;
        this.runs = runs;
    }

    public void work(List<ClaimedRun> claimed, Instant now) {
        Map<Long, CampaignTerms> terms =
                gate.lock(claimed.stream().map(ClaimedRun::campaignId).collect(Collectors.toSet()));
        Map<Movement, List<ClaimedRun>> byMovement = claimed.stream()
                .collect(Collectors.groupingBy(
                        run -> Movement.in(terms.get(run.campaignId())),
                        () -> new EnumMap<>(Movement.class),
                        Collectors.toList()));
        hold(byMovement.getOrDefault(Movement.STANDS, List.of()));
        BatchResult result = runner.run(byMovement.getOrDefault(Movement.MOVES, List.of()), terms, now);
        byMovement.getOrDefault(Movement.IS_OVER, List.of()).forEach(run -> result.cancel(run, "campaign archived"));
        new SendTimes(histories, terms, now).apply(result);
        recorder.record(result);
    }

    /**
     * Has the runs of these contacts wait a little, since what they need is not there.
     *
     * @return the others of the runs
     */
    public List<Long> putOff(List<Long> runIds, Set<Long> contacts, Instant now) {
        Map<Boolean, List<ClaimedRun>> needing = runs.claim(runIds, now).stream()
                .collect(Collectors.partitioningBy(run -> contacts.contains(run.contactId())));
        runs.putOff(needing.get(true), PutOff.HOST_AWAY, now.plus(HOST_AWAY));
        return needing.get(false).stream().map(ClaimedRun::id).toList();
    }

    private void hold(List<ClaimedRun> standing) {
        if (!standing.isEmpty()) {
            runs.hold(standing.stream().map(ClaimedRun::id).toList(), RunStatus.FROZEN);
        }
    }

    /** What a campaign's status means for a run that is due. */
    private enum Movement {
        MOVES,
        STANDS,
        IS_OVER;

        static Movement in(CampaignTerms terms) {
            if (terms == null || terms.status() == CampaignStatus.ARCHIVED) {
                return IS_OVER;
            }
            return terms.status().moves() ? MOVES : STANDS;
        }
    }
}
