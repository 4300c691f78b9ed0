package org.millrace.bench.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** db-scheduler with lock-and-fetch: a life is three executions, each of which schedules the next: send, branch, send. */
final class DbSchedulerPeer extends Peer {

    private static final int THREADS = Integer.getInteger("peer.threads", 16);
    private static final TaskDescriptor<Integer> SECOND = TaskDescriptor.of("second", Integer.class);
    private static final TaskDescriptor<Integer> BRANCH = TaskDescriptor.of("branch", Integer.class);
    private static final TaskDescriptor<Integer> WELCOME = TaskDescriptor.of("welcome", Integer.class);

    private Scheduler scheduler;

    private DbSchedulerPeer(String url, String user, String password) throws Exception {
        super(url, user, password, 2 * THREADS + 10);
        execute(
                """
                create table if not exists scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea,
                    execution_time timestamptz not null, picked boolean not null, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint not null, priority smallint,
                    primary key (task_name, task_instance))
                """);
        execute("create index if not exists execution_time_idx on scheduled_tasks (execution_time)");
        execute("create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
    }

    public static void main(String... arguments) throws Exception {
        new DbSchedulerPeer(arguments[0], arguments[1], arguments[2]).serve();
    }

    private Scheduler scheduler() {
        OneTimeTask<Integer> second = Tasks.oneTime(SECOND).execute((instance, context) -> Null.send());
        OneTimeTask<Integer> branch = Tasks.oneTime(BRANCH)
                .execute((instance, context) -> context.getSchedulerClient()
                        .scheduleIfNotExists(
                                SECOND.instance(instance.getId())
                                        .data(instance.getData() >= 50 ? 1 : 0)
                                        .scheduledTo(Instant.now())));
        OneTimeTask<Integer> welcome = Tasks.oneTime(WELCOME).execute((instance, context) -> {
            Null.send();
            context.getSchedulerClient()
                    .scheduleIfNotExists(
                            BRANCH.instance(instance.getId()).data(instance.getData()).scheduledTo(Instant.now()));
        });
        return Scheduler.create(database(), List.of(welcome, branch, second))
                .threads(THREADS)
                .pollUsingLockAndFetch(4.0, 12.0)
                .pollingInterval(Duration.ofMillis(20))
                .build();
    }

    @Override
    void live(int lives) throws Exception {
        scheduler = scheduler();
        scheduler.start();
        onClients(lives / 100, hundred -> {
            List<TaskInstance<?>> entering = new ArrayList<>();
            for (int life = hundred * 100; life < hundred * 100 + 100; life++) {
                entering.add(WELCOME.instance(Integer.toString(life)).data(life % 100).build());
            }
            scheduler.scheduleBatch(entering, Instant.now());
        });
        until("select count(*) from scheduled_tasks", 0);
        scheduler.stop();
    }

    @Override
    void verify(int lives) throws Exception {
        expect("left", number("select count(*) from scheduled_tasks"), 0);
        expect("sends", Null.sent(), 2L * lives);
    }

    @Override
    void empty() throws Exception {
        execute("truncate scheduled_tasks");
    }
}
