package org.millrace.bench;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.millrace.platform.Roles;
import org.millrace.platform.Shards;
import org.millrace.run.RunShards;

/**
 * Within the server of a benchmark: as many threads as there are listeners, each of which drains two shards, round and round, without tickets, for as long as the
 * file exists that the system property {@code bench.polling} names.
 */
@Singleton
@Startup
@RunAs(Roles.ENGINE)
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectPollingTimer {

    private static final int THREADS = 8;

    @Inject
    private RunShards shards;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 0")
    void first() {
        poll(0);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 1")
    void second() {
        poll(1);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 2")
    void third() {
        poll(2);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 3")
    void fourth() {
        poll(3);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 4")
    void fifth() {
        poll(4);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 5")
    void sixth() {
        poll(5);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 6")
    void seventh() {
        poll(6);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "direct polling 7")
    void eighth() {
        poll(7);
    }

    private void poll(int thread) {
        Path wanted = Path.of(System.getProperty("bench.polling"));
        while (Files.exists(wanted)) {
            for (int shard = thread; shard < Shards.COUNT; shard += THREADS) {
                shards.drain(shard);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
