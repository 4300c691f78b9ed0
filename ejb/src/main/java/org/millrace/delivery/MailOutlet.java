package org.millrace.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.delivery.mail.IntentAge;
import org.millrace.delivery.mail.SmtpConnection;
import org.millrace.delivery.mail.WireOutcome;

/** Mails over one connection per relay. */
final class MailOutlet implements Outlet {

    private static final System.Logger LOG = System.getLogger(MailOutlet.class.getName());

    private final Function<String, MailRoute> routes;
    private final Clock clock;
    private final Map<MailRoute, SmtpConnection> connections = new HashMap<>();

    MailOutlet(Function<String, MailRoute> routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    /** @throws org.millrace.delivery.mail.RelayUnavailable when there is no way to the relay now */
    SmtpConnection openTo(MailRoute route) {
        return connections.computeIfAbsent(route, to -> to.relay().borrow());
    }

    @Override
    public List<Receipt> take(List<Intent> intents, IntentAge age) {
        Map<String, List<Intent>> bySession = new LinkedHashMap<>();
        intents.forEach(intent -> bySession
                .computeIfAbsent(session(intent), session -> new ArrayList<>())
                .add(intent));
        List<Receipt> known = new ArrayList<>();
        bySession.values().forEach(window -> known.addAll(overOneRelay(window, age)));
        return known;
    }

    private static String session(Intent intent) {
        Provider provider = intent.parts().provider();
        return provider == null ? null : provider.session();
    }

    private List<Receipt> overOneRelay(List<Intent> intents, IntentAge age) {
        try {
            MailRoute route = routes.apply(session(intents.get(0)));
            SmtpConnection connection = openTo(route);
            List<MailMaker.Made> mails = route.maker().make(intents, clock.instant());
            return mails.stream().map(made -> isolated(made, connection, age)).toList();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A window could not be made, nothing of it was sent", e);
            return intents.stream().map(intent -> notSent(intent, e)).toList();
        }
    }

    /** What is known of one mail must not be forgotten because of another. */
    private Receipt isolated(MailMaker.Made made, SmtpConnection connection, IntentAge age) {
        try {
            return taken(made, connection, age);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Sending a mail failed in a way that proves nothing", e);
            return Receipt.of(made.intent(), Settlement.uncertain(String.valueOf(e.getMessage())));
        }
    }

    private Receipt taken(MailMaker.Made made, SmtpConnection connection, IntentAge age) {
        DueMessage message = made.intent().message();
        if (made.impossible() != null) {
            return Receipt.of(made.intent(), Settlement.failed(made.impossible()));
        }
        WireOutcome outcome = connection.send(made.mime(), made.mail().to(), age);
        Settlement settlement = outcome.when(new RetryPolicy(message, clock.instant()));
        Lesson lesson = outcome.provesBadAddress()
                ? new Lesson.BadAddress(message.tenant(), made.intent().address())
                : null;
        return new Receipt(
                message.id(), message.nextAttempt(), settlement, made.mail().subject(), lesson);
    }

    private Receipt notSent(Intent intent, RuntimeException cause) {
        WireOutcome outcome = new WireOutcome.NotSent(String.valueOf(cause.getMessage()));
        return Receipt.of(intent, outcome.when(new RetryPolicy(intent.message(), clock.instant())));
    }

    @Override
    public boolean isOpen() {
        return connections.values().stream().anyMatch(SmtpConnection::isOpen);
    }

    @Override
    public void close() {
        connections.forEach((route, connection) -> route.relay().giveBack(connection));
        connections.clear();
    }
}
