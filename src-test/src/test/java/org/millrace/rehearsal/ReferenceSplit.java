package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Which way a contact takes at a split. */
record ReferenceSplit(JsonNode config) {

    /** @param key what the contact's share is drawn from */
    String way(ReferenceContact contact, String key) {
        return config.has("attribute")
                ? byAttribute(contact.attribute(config.path("attribute").asText()))
                : byWeight(share(key));
    }

    /** A contact's share of the line from 0 to the sum of the weights says which arm is its own. */
    private String byWeight(double share) {
        int sum = 0;
        for (JsonNode arm : config.path("arms")) {
            sum += arm.path("weight").asInt();
        }
        double at = share * sum;
        int end = 0;
        for (JsonNode arm : config.path("arms")) {
            end += arm.path("weight").asInt();
            if (at < end) {
                return arm.path("port").asText();
            }
        }
        throw new IllegalStateException(config.toString());
    }

    private String byAttribute(JsonNode value) {
        for (JsonNode arm : config.path("arms")) {
            String wanted = arm.path("values").get(0).asText();
            if (value != null
                    && (value.isNumber()
                            ? new BigDecimal(wanted).compareTo(value.decimalValue()) == 0
                            : wanted.equals(value.asText()))) {
                return arm.path("port").asText();
            }
        }
        return "otherwise";
    }

    /** The first 53 bits of SHA-256 as a fraction. */
    static double share(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).shiftRight(256 - 53).doubleValue() / Math.pow(2, 53);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
