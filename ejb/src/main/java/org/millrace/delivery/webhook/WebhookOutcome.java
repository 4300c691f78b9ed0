package org.millrace.delivery.webhook;

import java.time.Instant;

/** What is known after a webhook was called. It may always be called again: the receiver knows the id. */
public sealed interface WebhookOutcome {

    <T> T when(Cases<T> cases);

    /** What the receiver said when it wants no more calls; null when it said no such thing. */
    default String refusal() {
        return null;
    }

    /** The receiver took it: 2xx. */
    record Delivered(String status) implements WebhookOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.delivered(this);
        }
    }

    /** The receiver wants no more of it: 410. */
    record Gone(String status) implements WebhookOutcome {
        @Override
        public String refusal() {
            return status;
        }

        @Override
        public <T> T when(Cases<T> cases) {
            return cases.gone(this);
        }
    }

    /**
     * Another answer, or none.
     *
     * @param notBefore when the receiver wants to be asked again at the earliest, or null
     */
    record Failed(String reason, Instant notBefore) implements WebhookOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.failed(this);
        }
    }

    /** Millrace does not call this address, now or ever. */
    record Refused(String reason) implements WebhookOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** It was not tried, which is nobody's fault. */
    record NotTried(String reason) implements WebhookOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.notTried(this);
        }
    }

    /** One answer per outcome. */
    interface Cases<T> {

        T delivered(Delivered outcome);

        T gone(Gone outcome);

        T failed(Failed outcome);

        T refused(Refused outcome);

        T notTried(NotTried outcome);
    }
}
