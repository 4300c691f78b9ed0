package org.millrace.platform.web;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.campaign.web.ResumeRequest;
import org.millrace.campaign.web.StopRequest;
import org.millrace.contact.csv.ImportSettings;
import org.millrace.platform.Json;
import org.millrace.platform.deadletter.web.DeadLetterResource;
import org.millrace.run.web.ApprovalResource;
import org.millrace.workflow.web.ChoicesBody;

/** What the description shows as a body can be read by the operation that takes it. */
class ExamplesTest {

    private static final JsonNode EXAMPLES = examples();
    private static final Map<String, Type> BODIES = bodies();

    static Stream<String> calls() {
        return EXAMPLES.properties().stream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_body_that_is_shown_has_only_what_the_operation_reads(String call) throws JsonProcessingException {
        assertThat(BODIES).containsKey(call);
        JavaType body = Json.MAPPER.constructType(BODIES.get(call));

        Object read = Json.MAPPER.readValue(EXAMPLES.get(call).toString(), body);

        assertThat(read).isNotNull();
    }

    private static Map<String, Type> bodies() {
        Map<String, Type> bodies = new HashMap<>();
        ClassFileImporter importer = new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS);
        for (JavaClass type : importer.importPackages("org.millrace")) {
            if (type.isAnnotatedWith(Path.class)) {
                for (Method method : type.reflect().getDeclaredMethods()) {
                    note(method, bodies);
                }
            }
        }
        noteThoseReadLater(bodies);
        return bodies;
    }

    private static void note(Method method, Map<String, Type> bodies) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            for (Parameter parameter : method.getParameters()) {
                if (verb != null && isBody(parameter)) {
                    bodies.put(verb.value() + " " + path(method), parameter.getParameterizedType());
                }
            }
        }
    }

    private static String path(Method method) {
        Path above = method.getDeclaringClass().getAnnotation(Path.class);
        Path own = method.getAnnotation(Path.class);
        return "/" + above.value() + (own == null ? "" : "/" + own.value());
    }

    private static boolean isBody(Parameter parameter) {
        for (Annotation annotation : parameter.getAnnotations()) {
            if (annotation.annotationType().getName().startsWith("jakarta.ws.rs.")) {
                return false;
            }
        }
        return true;
    }

    /** Bodies that may be left out, and those of any kind, come as text. */
    private static void noteThoseReadLater(Map<String, Type> bodies) {
        bodies.put("POST /approvals/{id}/approve", ApprovalResource.Answer.class);
        bodies.put("POST /approvals/{id}/reject", ApprovalResource.Answer.class);
        bodies.put("POST /campaigns/{id}/hook/trial", JsonNode.class);
        bodies.put("POST /campaigns/{id}/resume", ResumeRequest.class);
        bodies.put("POST /campaigns/{id}/stop", StopRequest.class);
        bodies.put("POST /contacts/import", String.class);
        bodies.put("POST /contacts/import/{id}/start", ImportSettings.class);
        bodies.put("POST /dead-letters/{id}/requeue", DeadLetterResource.Mended.class);
        bodies.put("POST /hooks/{token}", JsonNode.class);
        bodies.put("POST /workflows/{slug}/publish", ChoicesBody.class);
        bodies.put("POST /workflows/{slug}/publish/preview", ChoicesBody.class);
        bodies.put("POST /workflows/{slug}/publish/preview/unmapped", ChoicesBody.class);
        bodies.put("POST /workflows/{slug}/versions/{no}/rollback", ChoicesBody.class);
        bodies.put("POST /workflows/{slug}/versions/{no}/rollback/preview", ChoicesBody.class);
    }

    private static JsonNode examples() {
        try {
            return Json.MAPPER.readTree(ExamplesTest.class.getResource("examples.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
