package org.millrace.platform.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.millrace.platform.KnownWords;

/** Words of a closed set in the query: one that is not known is refused with those that are. */
@Provider
public class EnumParameters implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type.isEnum()
                ? Arrays.stream(annotations)
                        .filter(QueryParam.class::isInstance)
                        .findFirst()
                        .map(query -> converter(type, ((QueryParam) query).value()))
                        .orElse(null)
                : null;
    }

    private static <T> ParamConverter<T> converter(Class<T> type, String parameter) {
        return new ParamConverter<>() {
            @Override
            public T fromString(String word) {
                return type.cast(read(type, word, parameter));
            }

            @Override
            public String toString(T constant) {
                return ((Enum<?>) constant).name();
            }
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Enum<?> read(Class<?> type, String word, String parameter) {
        return KnownWords.read((Class) type, word, parameter);
    }
}
