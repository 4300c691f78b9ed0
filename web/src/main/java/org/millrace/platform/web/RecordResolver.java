package org.millrace.platform.web;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets pages read a record's components, and its other questions without parameters, as properties, which Expression Language 5
 * cannot; an empty Optional reads as null.
 */
public class RecordResolver extends ELResolver {

    private final Map<Class<?>, Map<String, Method>> accessors = new ConcurrentHashMap<>();

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        Method accessor = accessor(base, property);
        if (accessor == null) {
            return null;
        }
        context.setPropertyResolved(base, property);
        try {
            Object value = accessor.invoke(base);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        } catch (ReflectiveOperationException e) {
            throw new ELException("Cannot read " + property + " of " + base.getClass(), e);
        }
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return accessor(base, property) == null ? null : resolved(context, base, property);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (accessor(base, property) != null) {
            throw new jakarta.el.PropertyNotWritableException(property + " of the record " + base.getClass());
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return accessor(base, property) != null && resolved(context, base, property) != null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base instanceof Record ? String.class : null;
    }

    private static Class<?> resolved(ELContext context, Object base, Object property) {
        context.setPropertyResolved(base, property);
        return Object.class;
    }

    /** A name that is no component is left to the next resolver: records have getters of their own too. */
    private Method accessor(Object base, Object property) {
        return base instanceof Record
                ? accessors
                        .computeIfAbsent(base.getClass(), RecordResolver::questions)
                        .get(String.valueOf(property))
                : null;
    }

    private static Map<String, Method> questions(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() != void.class)
                .filter(Method::trySetAccessible)
                .collect(Collectors.toUnmodifiableMap(Method::getName, Function.identity(), (one, other) -> one));
    }
}
