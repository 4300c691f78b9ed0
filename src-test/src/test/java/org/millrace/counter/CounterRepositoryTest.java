package org.millrace.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

class CounterRepositoryTest extends CounterStoreContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @Override
    CounterStore counters() {
        return new CounterRepository(DATABASE.jdbi());
    }

    @Test
    @Tag("P-20")
    void adding_folding_and_reading_at_once_loses_and_doubles_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<CompletableFuture<Void>> adders = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(() -> add(200), threads))
                .toList();
        List<CompletableFuture<Void>> folders = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(() -> foldUntilDone(adders), threads))
                .toList();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> neverGoesDown(adders), threads);

        adders.forEach(CompletableFuture::join);
        folders.forEach(CompletableFuture::join);
        reader.join();
        threads.shutdown();

        assertThat(total()).isEqualTo(3 * 200 * 5);
        while (DATABASE.newTx(() -> counters().fold(100)) > 0) {
            assertThat(total()).isEqualTo(3 * 200 * 5);
        }
        assertThat(deltas()).isZero();
    }

    private void add(int times) {
        for (int i = 0; i < times; i++) {
            int n = i;
            DATABASE.newTx(() -> counters()
                    .add(
                            List.of(
                                    delta(1, 99, "v" + n % 7, Metric.SENT, 2),
                                    delta(1, 99, "v" + (n + 3) % 7, Metric.SENT, 3)),
                            TEN_PAST_NINE));
        }
    }

    private void foldUntilDone(List<CompletableFuture<Void>> adders) {
        while (!adders.stream().allMatch(CompletableFuture::isDone)) {
            DATABASE.newTx(() -> counters().fold(50));
        }
    }

    private void neverGoesDown(List<CompletableFuture<Void>> adders) {
        long last = 0;
        while (!adders.stream().allMatch(CompletableFuture::isDone)) {
            long now = total();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
    }

    private long total() {
        return counters().read(1, 99).stream().mapToLong(Count::n).sum();
    }

    private long deltas() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from counter_delta")
                .mapTo(long.class)
                .one());
    }
}
