package org.millrace.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** Why JSON could not be read, in the words of what stands there: the parser's own name our classes. */
public final class JsonFault {

    private static final Sentence LOOK = Sentence.of("Look at that place, mend it and repeat.");

    private JsonFault() {}

    /** @return with an empty place where there is none */
    public static Violation of(JsonProcessingException e) {
        String where = e instanceof JsonMappingException mapping ? path(mapping) : "";
        if (e instanceof StreamReadException || e instanceof StreamConstraintsException) {
            return new Violation(where, Sentence.of("This is not JSON: {0}", e.getOriginalMessage()), LOOK);
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new Violation(
                    where,
                    Sentence.of("Unknown field \"{0}\"", unknown.getPropertyName()),
                    Sentence.of("Leave it out; known here: {0}.", unknown.getKnownPropertyIds()));
        }
        if (e instanceof InvalidFormatException word && word.getTargetType().isEnum()) {
            return KnownWords.unknown(word.getTargetType(), word.getValue(), where);
        }
        return e.getCause() instanceof InvalidInput refusal
                ? refused(where, refusal)
                : new Violation(where, Sentence.of("The value has the wrong type or is missing"), LOOK);
    }

    private static Violation refused(String where, InvalidInput refusal) {
        Violation first = refusal.violations().get(0);
        return new Violation(where, first.where().isEmpty() ? first.what() : refusal.said(), first.mend());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
