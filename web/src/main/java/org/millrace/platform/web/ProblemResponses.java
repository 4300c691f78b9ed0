package org.millrace.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.millrace.platform.Json;

/** Writes into the description what holds for every operation, so that no resource has to repeat it, and the examples of bodies. */
public class ProblemResponses implements OASFilter {

    static final String SCHEMA = "Problem";
    static final String KEY = "Idempotency-Key";

    private static final String ROOT = "/api/v1";

    @Override
    public PathItem filterPathItem(PathItem path) {
        if (path.getPOST() != null) {
            path.getPOST().addParameter(OASFactory.createParameter().ref(KEY));
        }
        return path;
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if ("limit".equals(parameter.getName()) && parameter.getDescription() == null) {
            parameter.setDescription("How many at most in one answer.");
        }
        return parameter;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        answer(operation, "401", "Nobody is signed in, or the password or key is wrong");
        answer(operation, "403", "The caller's role does not allow it");
        answer(operation, "default", "What is wrong, and how to mend it");
        if (operation.getRequestBody() != null) {
            answer(operation, "400", unread(operation.getRequestBody().getContent()));
            answer(operation, "422", "Something in it cannot be accepted; each place is named, with how to mend it");
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") && response.getContent() == null) {
                response.setContent(problem().getContent());
            }
        });
        alike(operation.getResponses());
        return operation;
    }

    /** What is new is answered as what was there is. */
    private static void alike(APIResponses responses) {
        APIResponse there = responses.getAPIResponse("200");
        APIResponse made = responses.getAPIResponse("201");
        if (there != null && made != null && made.getContent() == null) {
            made.setContent(there.getContent());
        }
    }

    private static String unread(Content content) {
        if (content != null && (content.hasMediaType("text/csv") || content.hasMediaType("multipart/form-data"))) {
            return "The file cannot be read";
        }
        return "The body is no JSON, or a value in it is of the wrong kind";
    }

    /** What a PUT names may be new; every other call needs it to be there. */
    private static boolean needs(PathItem.HttpMethod method, String path, Operation operation) {
        APIResponses answers = operation.getResponses();
        boolean mayMake = method == PathItem.HttpMethod.PUT && answers.hasAPIResponse("201");
        return path.contains("{") && !mayMake;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        JsonNode examples = examples();
        description.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> {
                    if (needs(method, path, operation)) {
                        answer(operation, "404", "It is not there, or belongs to another tenant");
                    }
                    JsonNode example = examples.get(
                            method.name().toUpperCase(Locale.ROOT) + " " + path.replaceFirst("^.*" + ROOT, ""));
                    if (example != null && operation.getRequestBody() != null) {
                        Object shown = Json.MAPPER.convertValue(example, Object.class);
                        operation.getRequestBody().getContent().getMediaTypes().values().stream()
                                .filter(type -> type.getExample() == null)
                                .forEach(type -> type.setExample(shown));
                    }
                }));
    }

    static JsonNode examples() {
        try (InputStream examples = ProblemResponses.class.getResourceAsStream("examples.json")) {
            return Json.MAPPER.readTree(examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Operation operation, String status, String description) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation.getResponses().addAPIResponse(status, problem().description(description));
        }
    }

    private static APIResponse problem() {
        Schema reference = OASFactory.createSchema().ref(SCHEMA);
        return OASFactory.createAPIResponse()
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference)));
    }
}
