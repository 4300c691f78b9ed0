package org.millrace.delivery.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.millrace.delivery.mail.IntentAge;

/** Calls webhooks side by side, so that a slow receiver costs the others nothing, and waits for none longer than the patience. */
public final class WebhookWire {

    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Destinations destinations;
    private final SSLSocketFactory tls;
    private final ExecutorService threads;
    private final Clock clock;
    private final Duration patience;

    public WebhookWire(Destinations destinations, SSLSocketFactory tls, ExecutorService threads, Clock clock) {
        this(destinations, tls, threads, clock, PATIENCE);
    }

    WebhookWire(
            Destinations destinations, SSLSocketFactory tls, ExecutorService threads, Clock clock, Duration patience) {
        this.destinations = destinations;
        this.tls = tls;
        this.threads = threads;
        this.clock = clock;
        this.patience = patience;
    }

    /** @return an outcome per request, in their order */
    public List<WebhookOutcome> send(List<WebhookRequest> requests, IntentAge age) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Started> started =
                requests.stream().map(request -> started(request, age)).toList();
        List<WebhookOutcome> outcomes = new ArrayList<>();
        started.forEach(call -> outcomes.add(call.outcome(deadline)));
        return outcomes;
    }

    private Started started(WebhookRequest request, IntentAge age) {
        WebhookCall call = new WebhookCall(request, destinations, tls, clock, age);
        try {
            return new Started(call, threads.submit(call));
        } catch (RejectedExecutionException e) {
            return new Started(call, null);
        }
    }

    /** @param answer null when there was no thread for it */
    private record Started(WebhookCall call, Future<WebhookOutcome> answer) {

        WebhookOutcome outcome(long deadline) {
            if (answer == null) {
                return call.cutOff();
            }
            try {
                return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return call.cutOff();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return call.cutOff();
            } catch (ExecutionException e) {
                return WebhookOutcome.failed(String.valueOf(e.getCause()), null);
            }
        }
    }
}
