package org.millrace.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** What a step wants written beside the run's new position, in the same transaction. */
public sealed interface Effect {

    /** A message is handed to the ledger; its key is run, node and visit. */
    record Send(String channel, String template) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.send(this);
        }
    }

    record AddTag(String tag) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.tag(tag, true);
        }
    }

    record RemoveTag(String tag) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.tag(tag, false);
        }
    }

    /** The contact's attribute or field has that value from now on; a null node empties it. */
    record SetAttribute(String name, JsonNode value) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.attribute(name, value);
        }
    }

    /** The score moves by so many points; negative takes away. */
    record AdjustScore(String criterion, BigDecimal by) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.score(criterion, by);
        }
    }

    /** An event of the contact, told to all flows; its external id is made of run, node and visit. */
    record FireEvent(String name, ObjectNode properties) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.fire(name, properties);
        }
    }

    /** The contact is opted out: {@code *} = every channel, every topic. */
    record Suppress(String channel, String topic) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.suppress(channel, topic);
        }
    }

    /**
     * A person is asked.
     *
     * @param assignee who shall decide, a role or a name for people to filter by; may be null
     * @param deadline may be null
     */
    record AskApproval(String question, String assignee, Instant deadline) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.ask(this);
        }
    }

    /** The run belongs to this arm of the campaign's experiment from now on. */
    record AssignVariant(String variant) implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.assign(variant);
        }
    }

    /** The run passes this jump node once more. */
    record Pass() implements Effect {

        @Override
        public void accept(Effects effects) {
            effects.pass();
        }
    }

    void accept(Effects effects);

    /** Takes the effects of one run. */
    interface Effects {

        void send(Send send);

        void tag(String tag, boolean add);

        void attribute(String name, JsonNode value);

        void score(String criterion, BigDecimal by);

        void fire(String name, ObjectNode properties);

        void suppress(String channel, String topic);

        void ask(AskApproval question);

        void assign(String variant);

        void pass();
    }
}
