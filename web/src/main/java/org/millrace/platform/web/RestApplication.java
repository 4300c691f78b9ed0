package org.millrace.platform.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST interface, {@code /millrace/api/v1}. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Millrace",
                        version = "1",
                        license = @License(name = "Apache-2.0"),
                        description =
                                """
                                Campaigns as a REST interface. Times are ISO 8601 in UTC. Lists are pages: repeat the call with \
                                `after` set to `next` of the answer until there is no `next`; the `Link` header says the same. \
                                Errors are `application/problem+json`: `detail` says what is wrong, `errors` where and how to mend it. \
                                An edit of a draft sends the `ETag` it read as `If-Match`. A `POST` may carry an `Idempotency-Key` \
                                (1 to 255 characters, kept for two days): repeated with the same body it gets the first answer \
                                again and has no second effect; uploads of contacts ignore it, since a repeated import updates \
                                rather than doubles."""),
        components =
                @Components(
                        schemas = @Schema(name = ProblemResponses.SCHEMA, implementation = Problem.class),
                        parameters =
                                @Parameter(
                                        name = ProblemResponses.KEY,
                                        in = ParameterIn.HEADER,
                                        description =
                                                "Repeated with the same body within two days, the call has no second effect.",
                                        schema = @Schema(type = SchemaType.STRING, maxLength = 255)),
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "basic",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic",
                                    description = "A user's name and password."),
                            @SecurityScheme(
                                    securitySchemeName = "key",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description = "An API key: `mlr_…`, made under `api-keys`."),
                            @SecurityScheme(
                                    securitySchemeName = "session",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.COOKIE,
                                    apiKeyName = "JSESSIONID",
                                    description =
                                            "The page's session; whatever changes something also carries the page's token in `X-CSRF-Token`.")
                        }),
        securitySets = {
            @SecurityRequirementsSet(@SecurityRequirement(name = "key")),
            @SecurityRequirementsSet(@SecurityRequirement(name = "basic")),
            @SecurityRequirementsSet(@SecurityRequirement(name = "session"))
        })
public class RestApplication extends Application {}
