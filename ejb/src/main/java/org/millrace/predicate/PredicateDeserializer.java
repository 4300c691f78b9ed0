package org.millrace.predicate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Lets a record have a predicate for a component; what is wrong with it comes as the cause of Jackson's exception. */
final class PredicateDeserializer extends JsonDeserializer<Predicate> {

    @Override
    public Predicate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return PredicateReader.read(context.readValue(parser, JsonNode.class), "$");
    }
}
