package org.millrace.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.delivery.mail.IntentAge;
import org.millrace.delivery.mail.Texts;
import org.millrace.delivery.webhook.WebhookOutcome;
import org.millrace.delivery.webhook.WebhookRequest;
import org.millrace.delivery.webhook.WebhookWire;

/** Calls a window of webhooks side by side. */
final class WebhookOutlet implements Outlet {

    private static final System.Logger LOG = System.getLogger(WebhookOutlet.class.getName());

    private final WebhookMaker maker;
    private final WebhookWire wire;
    private final Clock clock;

    WebhookOutlet(WebhookMaker maker, WebhookWire wire, Clock clock) {
        this.maker = maker;
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public List<Receipt> take(List<Intent> intents, IntentAge age) {
        List<Receipt> known = new ArrayList<>();
        List<Intent> going = new ArrayList<>();
        List<WebhookRequest> requests = new ArrayList<>();
        for (Intent intent : intents) {
            try {
                requests.add(maker.make(intent, clock.instant()));
                going.add(intent);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "A webhook cannot be made", e);
                known.add(Receipt.of(intent, Settlement.failed(Texts.line(String.valueOf(e.getMessage())))));
            }
        }
        List<WebhookOutcome> outcomes = wire.send(requests, age);
        for (int i = 0; i < going.size(); i++) {
            known.add(receipt(going.get(i), outcomes.get(i)));
        }
        return known;
    }

    private Receipt receipt(Intent intent, WebhookOutcome outcome) {
        DueMessage message = intent.message();
        Settlement settlement = new WebhookPolicy(message, clock.instant()).after(outcome);
        String refusal = outcome.refusal();
        Lesson lesson = refusal == null
                ? null
                : new Lesson.Unwanted(
                        message.tenant(), intent.parts().provider().id(), "the receiver answered " + refusal);
        return new Receipt(message.id(), message.nextAttempt(), settlement, null, lesson);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Every call has a connection of its own.
    }
}
