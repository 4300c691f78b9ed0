package org.millrace.platform.identity.web;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One operation of the REST interface, read from the resource that implements it.
 *
 * @param path as in {@code campaigns/{id}/activate}
 * @param roles empty when everybody may call it
 */
record RestOperation(String verb, String path, Set<String> roles, String consumes) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}:]+)[^}]*}");

    static List<RestOperation> all() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.millrace").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                                .flatMap(method -> verb(method).map(verb -> of(type, method, verb)).stream()))
                        .toList();
    }

    /** The address with something in place of each parameter. */
    String address(UnaryOperator<String> valueOf) {
        return PARAMETER.matcher(path).replaceAll(match -> valueOf.apply(match.group(1)));
    }

    boolean namesAThing() {
        return path.contains("{");
    }

    String firstSegment() {
        return path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
    }

    private static RestOperation of(Class<?> type, Method method, String verb) {
        String own = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        String consumes = annotation(type, method, Consumes.class)
                .map(accepted -> accepted.value()[0])
                .filter(accepted -> !accepted.contains("*"))
                .orElse(MediaType.APPLICATION_JSON);
        return new RestOperation(verb, type.getAnnotation(Path.class).value() + own, rolesOf(type, method), consumes);
    }

    private static Set<String> rolesOf(Class<?> type, Method method) {
        if (method.isAnnotationPresent(PermitAll.class)) {
            return Set.of();
        }
        return annotation(type, method, RolesAllowed.class)
                .map(allowed -> Set.of(allowed.value()))
                .orElseThrow(() -> new AssertionError(method + " does not say who may call it."));
    }

    private static <A extends Annotation> Optional<A> annotation(Class<?> type, Method method, Class<A> sought) {
        return Stream.of(method.getAnnotation(sought), type.getAnnotation(sought))
                .filter(found -> found != null)
                .findFirst();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
