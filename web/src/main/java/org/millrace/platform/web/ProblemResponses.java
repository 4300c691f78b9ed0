package org.millrace.platform.web;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes into the description what holds for every operation, so that no resource has to repeat it. */
public class ProblemResponses implements OASFilter {

    static final String SCHEMA = "Problem";
    static final String KEY = "Idempotency-Key";

    @Override
    public PathItem filterPathItem(PathItem path) {
        if (path.getPOST() != null) {
            path.getPOST().addParameter(OASFactory.createParameter().ref(KEY));
        }
        return path;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        answer(operation, "401", "Nobody is signed in, or the password or key is wrong");
        answer(operation, "403", "The caller's role does not allow it");
        answer(operation, "default", "What is wrong, and how to mend it");
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") && response.getContent() == null) {
                response.setContent(problem().getContent());
            }
        });
        return operation;
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
