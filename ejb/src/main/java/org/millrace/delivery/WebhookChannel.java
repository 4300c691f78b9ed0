package org.millrace.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.millrace.delivery.webhook.WebhookWire;
import org.millrace.template.RenderedJson;

/**
 * Calls to other systems, signed. One that may have arrived is made again with the same id: the receiver can tell. The threads are its
 * own, since they do nothing but wait for other systems, and must never be what the server's own work waits for.
 */
@ApplicationScoped
class WebhookChannel implements Channel {

    static final String WORD = "webhook";

    /** Four listeners with a window each. */
    private static final int MOST_THREADS = 4 * Deliveries.WINDOW;

    private static final long IDLE_SECONDS = 30;

    @Inject
    private WebhookSettings settings;

    @Inject
    private RenderedJson json;

    @Inject
    private Clock clock;

    private ExecutorService threads;
    private Outlet outlet;

    @PostConstruct
    void begin() {
        threads = new ThreadPoolExecutor(
                0, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), WebhookChannel::thread);
        WebhookWire wire = new WebhookWire(
                settings.destinations(), (SSLSocketFactory) SSLSocketFactory.getDefault(), threads, clock);
        outlet = new WebhookOutlet(new WebhookMaker(json, settings.sealing()), wire, clock);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "millrace-webhook");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean worthTrying() {
        return true;
    }

    @Override
    public Outlet open() {
        return outlet;
    }
}
