package org.millrace.trigger.web;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.web.Problem;
import org.millrace.trigger.HookCall;
import org.millrace.trigger.HookCalls;
import org.millrace.trigger.HookReceipt;

/** Where other systems call; the signature is the proof. */
@Path("hooks/{token}")
@Tag(name = "Triggers")
@Produces(MediaType.APPLICATION_JSON)
public class HookResource {

    static final int MOST = 64 * 1024;

    @Inject
    private HookCalls calls;

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @SecurityRequirements
    @Operation(
            summary = "Lets the contact enter that the call names",
            description =
                    "Signed as Standard Webhooks: `webhook-signature` is `v1,` and the base64 of HMAC-SHA256 over "
                            + "`webhook-id.webhook-timestamp.body`, with the bytes behind `whsec_` as the key. The timestamp may be five "
                            + "minutes off. The same `webhook-id` again within seven days has no second effect. At most 64 KiB.")
    @APIResponse(
            responseCode = "200",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = HookReceipt.class)))
    @APIResponse(responseCode = "401", description = "Address, signature or time is not right; which, nobody is told")
    @APIResponse(responseCode = "409", description = "The campaign takes no entries now; send it again later")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "422", description = "The body does not say what the trigger needs")
    public Response call(
            @PathParam("token") String token,
            @Parameter(description = "The sender's id of the message.") @HeaderParam("webhook-id") String id,
            @Parameter(description = "Seconds since 1970.") @HeaderParam("webhook-timestamp") String timestamp,
            @Parameter(description = "Signatures with a space between them; one that fits is enough.")
                    @HeaderParam("webhook-signature")
                    String signature,
            InputStream content)
            throws IOException {
        byte[] body = content.readNBytes(MOST + 1);
        if (body.length > MOST) {
            return problem(Problem.of("too-large", "The call is too large", 413, "Send at most " + MOST + " bytes."));
        }
        return calls.take(new HookCall(token, id, timestamp, signature, body))
                .map(receipt -> Response.ok(receipt).build())
                .orElseGet(() -> problem(Problem.of(
                        "hook-refused",
                        "The call is not accepted",
                        401,
                        "Check the address, the secret, the signature and the clock of the sender.")));
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem.json())
                .build();
    }
}
