package org.millrace.platform.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.KnownWords;
import org.millrace.platform.Sentence;

/**
 * Reads each parameter of a query that is more than a text, so that all of them are refused alike: 400, with the words or the kind of
 * value that would have been right. The server itself would answer 404 to an unknown word, and take {@code live=maybe} for false.
 */
@Provider
public class QueryValues implements ParamConverterProvider {

    private static final Map<Class<?>, BiFunction<String, String, Object>> READERS = Map.of(
            Integer.class, QueryValues::small,
            int.class, QueryValues::small,
            Long.class, QueryValues::large,
            long.class, QueryValues::large,
            Boolean.class, QueryValues::truth,
            boolean.class, QueryValues::truth,
            Instant.class, Instants::read);

    /** Gives back nothing that it took: a million zeros before a letter are read once and not a million times. */
    private static final Pattern NUMBER = Pattern.compile("(?<sign>[+-]?)(?=[0-9])0*+(?<digits>[0-9]*+)");
    /** One more than a long has. */
    private static final int MOST_DIGITS = 20;

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .flatMap(where -> reader(type).map(reader -> new Reader<T>(where, reader)))
                .orElse(null);
    }

    private static Optional<BiFunction<String, String, Object>> reader(Class<?> type) {
        return type.isEnum()
                ? Optional.of((where, text) -> word(type, where, text))
                : Optional.ofNullable(READERS.get(type));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object word(Class<?> type, String where, String text) {
        return KnownWords.read((Class) type, text, where);
    }

    private static Object small(String where, String text) {
        return (int) number(where, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Object large(String where, String text) {
        return number(where, text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Digits beyond what any number has are not read: the time for that grows with the square of their number. */
    private static long number(String where, String text, long least, long most) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            throw new InvalidInput(
                    where, Sentence.of("This is not a number."), Sentence.of("Write a number, such as 5."));
        }
        String digits = number.group("digits");
        BigInteger read = new BigInteger(
                number.group("sign") + "0" + digits.substring(0, Math.min(digits.length(), MOST_DIGITS)));
        if (read.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new InvalidInput(
                    where,
                    Sentence.of("This number is too large."),
                    Sentence.of("Write {0} or less.", Long.toString(most)));
        }
        if (read.compareTo(BigInteger.valueOf(least)) < 0) {
            throw new InvalidInput(
                    where,
                    Sentence.of("This number is too small."),
                    Sentence.of("Write {0} or more.", Long.toString(least)));
        }
        return read.longValue();
    }

    private static Object truth(String where, String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidInput(
                        where, Sentence.of("This is neither true nor false."), Sentence.of("Write true or false."));
        };
    }

    private record Reader<T>(String where, BiFunction<String, String, Object> reader) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            try {
                return (T) reader.apply(where, text);
            } catch (InvalidInput e) {
                throw new UnreadableParameter(e);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
