package org.millrace.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.millrace.delivery.Receipt.BadAddress;
import org.millrace.delivery.Receipt.Settlement;
import org.millrace.delivery.mail.IntentAge;
import org.millrace.delivery.mail.SmtpConnection;
import org.millrace.delivery.mail.WireOutcome;

/** One window: intents, wire, receipts. No transaction is open while anything is on the wire. */
final class DeliveryLoop {

    private static final System.Logger LOG = System.getLogger(DeliveryLoop.class.getName());

    private final IntFunction<IntentWindow.Claimed> intents;
    private final MailMaker maker;
    private final SureReceipts receipts;
    private final Clock clock;

    DeliveryLoop(
            IntFunction<IntentWindow.Claimed> intents, MailMaker maker, Consumer<List<Receipt>> receipts, Clock clock) {
        this.intents = intents;
        this.maker = maker;
        this.receipts = new SureReceipts(receipts);
        this.clock = clock;
    }

    /** @return how many messages were due */
    int window(int shard, SmtpConnection connection) {
        IntentAge age = IntentAge.fromNow();
        IntentWindow.Claimed claimed = intents.apply(shard);
        if (!claimed.intents().isEmpty()) {
            receipts.write(taken(claimed.intents(), connection, age));
        }
        return claimed.due();
    }

    /** A receipt for every intent, whatever fails: what is known of one message must not be forgotten because of another. */
    private List<Receipt> taken(List<Intent> intents, SmtpConnection connection, IntentAge age) {
        List<MailMaker.Made> mails;
        try {
            mails = maker.make(intents, clock.instant());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A window could not be made, nothing of it was sent", e);
            return intents.stream().map(intent -> notSent(intent, e)).toList();
        }
        List<Receipt> known = new ArrayList<>();
        for (MailMaker.Made made : mails) {
            try {
                known.add(taken(made, connection, age));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Sending a mail failed in a way that proves nothing", e);
                known.add(receipt(made.intent(), Settlement.uncertain(String.valueOf(e.getMessage()))));
            }
        }
        return known;
    }

    private Receipt notSent(Intent intent, RuntimeException cause) {
        WireOutcome.NotSent outcome = new WireOutcome.NotSent(String.valueOf(cause.getMessage()));
        return receipt(intent, outcome.when(new RetryPolicy(intent.message(), clock.instant())));
    }

    private static Receipt receipt(Intent intent, Settlement settlement) {
        DueMessage message = intent.message();
        return new Receipt(message.id(), message.nextAttempt(), settlement, null, null);
    }

    private Receipt taken(MailMaker.Made made, SmtpConnection connection, IntentAge age) {
        DueMessage message = made.intent().message();
        if (made.impossible() != null) {
            return receipt(made.intent(), Settlement.failed(made.impossible()));
        }
        WireOutcome outcome = connection.send(made.mime(), made.mail().to(), age);
        Settlement settlement = outcome.when(new RetryPolicy(message, clock.instant()));
        boolean bad = outcome.provesBadAddress();
        return new Receipt(
                message.id(),
                message.nextAttempt(),
                settlement,
                made.mail().subject(),
                bad ? new BadAddress(message.tenant(), made.intent().parts().address()) : null);
    }
}
