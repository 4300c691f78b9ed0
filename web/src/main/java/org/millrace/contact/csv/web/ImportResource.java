package org.millrace.contact.csv.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.contact.csv.ImportError;
import org.millrace.contact.csv.ImportJob;
import org.millrace.contact.csv.ImportSettings;
import org.millrace.contact.csv.Imports;
import org.millrace.contact.csv.SettingsJson;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.web.OptionalBody;

/** Contacts from CSV files. */
@Path("contacts/import")
@Tag(
        name = "Import",
        description = "Contacts from CSV files of up to 1 GB: all good rows of a file are stored together, or none is.")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final int MAX_SETTINGS = 1_048_576;

    @Inject
    private Imports imports;

    @Inject
    private OptionalBody bodies;

    @POST
    @Consumes(CSV)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Imports the CSV file that is the body",
            description =
                    "Answers as soon as the file is there; `Location` tells how far the import is. Encoding, separator and"
                            + " line endings are found out, columns are mapped by their names: `id`, `email`, `first name`, … to"
                            + " fields, others to attributes. A file without ids names its contacts by a template:"
                            + " `{\"prefix\": \"spring\", \"externalId\": \"{prefix}-{row}\", \"fields\": {\"email\":"
                            + " \"{prefix}-{row}@example.com\"}}`.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CSV,
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING)))
    @APIResponse(responseCode = "202", description = "The file is there; the import will begin within seconds")
    @APIResponse(responseCode = "422", description = "The file or the settings cannot be used; nothing was kept")
    public Response upload(
            @Parameter(description = "Settings as JSON; see the schema ImportSettings.") @QueryParam("settings")
                    String settings,
            @Parameter(description = "The file's name, for people.") @QueryParam("fileName") String fileName,
            @Context UriInfo uri,
            InputStream body) {
        return start(uri, fileName, body, SettingsJson.read(settings));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Imports the CSV file of a form",
            description = "Part `file` is the file, part `settings` (may be left out) the settings as JSON.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = UploadForm.class)))
    @APIResponse(responseCode = "202", description = "The file is there; the import will begin within seconds")
    public Response upload(@Context UriInfo uri, List<EntityPart> parts) {
        EntityPart file = part(parts, "file");
        if (file == null) {
            throw new InvalidInput(
                    "file", Sentence.of("is missing"), Sentence.of("Send the file as a part of the name \"file\"."));
        }
        try (InputStream content = file.getContent()) {
            return start(uri, file.getFileName().orElse(null), content, settings(parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(summary = "Lists imports", description = "The newest first.")
    public Page<ImportJob> list(
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return imports.list(after, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "How far an import is",
            description =
                    "`status` ends as DONE or FAILED; while it is RUNNING, `rowsRead` of `rowsTotal` rows were read.")
    public ImportJob get(@PathParam("id") long id) {
        return imports.get(id);
    }

    @POST
    @Path("{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    @Operation(
            summary = "Imports a file that was only checked so far",
            description =
                    "After a dry run the file is kept for a day: nobody has to send it again. Without a body the settings of the"
                            + " check apply, and this time what is read is stored.")
    @APIResponse(responseCode = "202", description = "The import will begin within seconds")
    @APIResponse(responseCode = "409", description = "It was imported already, or the file is forgotten")
    public Response start(@PathParam("id") long id, String body) {
        ImportSettings settings = bodies.read(body, ImportSettings.class, null);
        return Response.accepted(imports.startChecked(id, settings)).build();
    }

    @GET
    @Path("{id}/errors")
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(
            summary = "The refused rows",
            description = "As one CSV file, in which no cell can be computed by a"
                    + " spreadsheet program, or with `Accept: application/json` as pages. At most the first 100,000 are"
                    + " kept.")
    public Page<ImportError> errors(
            @PathParam("id") long id,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return imports.errors(id, after, limit);
    }

    @GET
    @Path("{id}/errors")
    @Produces(CSV + ";charset=UTF-8")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    @Operation(hidden = true)
    public Response errorFile(@PathParam("id") long id) {
        imports.get(id);
        StreamingOutput file =
                target -> imports.writeErrors(id, new OutputStreamWriter(target, StandardCharsets.UTF_8));
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + id + "-errors.csv\"")
                .build();
    }

    private Response start(UriInfo uri, String fileName, InputStream file, ImportSettings settings) {
        ImportJob uploaded = imports.upload(fileName, file);
        try {
            ImportJob started = imports.start(uploaded.id(), settings);
            return Response.accepted(started)
                    .location(uri.getAbsolutePathBuilder()
                            .path(String.valueOf(started.id()))
                            .build())
                    .build();
        } catch (InvalidInput e) {
            imports.discard(uploaded.id());
            throw e;
        }
    }

    private static ImportSettings settings(List<EntityPart> parts) throws IOException {
        EntityPart settings = part(parts, "settings");
        return SettingsJson.read(
                settings == null
                        ? null
                        : new String(settings.getContent().readNBytes(MAX_SETTINGS), StandardCharsets.UTF_8));
    }

    private static EntityPart part(List<EntityPart> parts, String name) {
        return parts.stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
