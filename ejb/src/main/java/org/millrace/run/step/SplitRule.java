package org.millrace.run.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millrace.run.Visit;
import org.millrace.run.step.SplitStep.Arm;
import org.millrace.run.step.SplitStep.Configuration;

/** Which port a run takes. */
sealed interface SplitRule {

    Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    String port(Visit visit);

    static SplitRule of(Configuration configuration, String nodeId) {
        return configuration.byAttribute() ? ByAttribute.of(configuration) : ByWeight.of(configuration, nodeId);
    }

    /** The share of the contact falls into one arm's stretch of the line from 0 to the sum of the weights. */
    record ByWeight(String nodeId, List<Arm> arms, long sum) implements SplitRule {

        static ByWeight of(Configuration configuration, String nodeId) {
            List<Arm> open = configuration.arms().stream()
                    .filter(arm -> arm.weight() != null && arm.weight() > 0)
                    .toList();
            if (open.isEmpty()) {
                throw new IllegalArgumentException("Node " + nodeId + " has no arm with a weight");
            }
            return new ByWeight(
                    nodeId, open, open.stream().mapToLong(Arm::weight).sum());
        }

        @Override
        public String port(Visit visit) {
            double at = StableShare.of(visit.campaignId(), nodeId, visit.contactId()) * sum;
            long end = 0;
            for (Arm arm : arms) {
                end += arm.weight();
                if (at < end) {
                    return arm.port();
                }
            }
            throw new IllegalStateException("A share is below 1");
        }
    }

    /** Texts compare to the letter, numbers by value. */
    record ByAttribute(String attribute, Map<String, String> texts, Map<BigDecimal, String> numbers, String otherwise)
            implements SplitRule {

        static ByAttribute of(Configuration configuration) {
            Map<String, String> texts = new HashMap<>();
            Map<BigDecimal, String> numbers = new HashMap<>();
            for (Arm arm : configuration.arms()) {
                for (String value : arm.values() == null ? List.<String>of() : arm.values()) {
                    texts.putIfAbsent(value, arm.port());
                    number(value).ifPresent(number -> numbers.putIfAbsent(number, arm.port()));
                }
            }
            return new ByAttribute(configuration.attribute(), texts, numbers, configuration.otherwise());
        }

        @Override
        public String port(Visit visit) {
            return visit.facts()
                    .attribute(attribute)
                    .filter(JsonNode::isValueNode)
                    .map(this::port)
                    .orElse(otherwise);
        }

        private String port(JsonNode value) {
            return value.isNumber()
                    ? numbers.get(value.decimalValue().stripTrailingZeros())
                    : texts.get(value.asText());
        }

        private static Optional<BigDecimal> number(String value) {
            return NUMBER.matcher(value).matches()
                    ? Optional.of(new BigDecimal(value).stripTrailingZeros())
                    : Optional.empty();
        }
    }
}
