package org.millrace.delivery.mail;

/** What is known after a mail was taken to the relay. */
public sealed interface WireOutcome {

    <T> T when(Cases<T> cases);

    /** Whether nobody should write to that address any more. */
    default boolean provesBadAddress() {
        return false;
    }

    /** The relay took the mail over. */
    record Accepted(String reply) implements WireOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.accepted(this);
        }
    }

    /**
     * The relay refused this mail for good; it was not sent.
     *
     * @param badAddress the refusal is about the recipient's address, which should not be tried again by anybody
     */
    record Refused(String reply, boolean badAddress) implements WireOutcome {
        @Override
        public boolean provesBadAddress() {
            return badAddress;
        }

        @Override
        public <T> T when(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** The relay refused this mail for now; it was not sent. */
    record Deferred(String reply) implements WireOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.deferred(this);
        }
    }

    /** The relay could not be reached or went away before the content's end; the mail itself is not to blame and was not sent. */
    record NotSent(String cause) implements WireOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.notSent(this);
        }
    }

    /** The content's end may have reached the relay, its answer did not reach us. */
    record Unknown(String cause) implements WireOutcome {
        @Override
        public <T> T when(Cases<T> cases) {
            return cases.unknown(this);
        }
    }

    /** One answer per outcome. */
    interface Cases<T> {

        T accepted(Accepted outcome);

        T refused(Refused outcome);

        T deferred(Deferred outcome);

        T notSent(NotSent outcome);

        T unknown(Unknown outcome);
    }
}
