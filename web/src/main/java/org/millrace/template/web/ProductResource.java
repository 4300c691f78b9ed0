package org.millrace.template.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.template.ProductDetails;
import org.millrace.template.ProductDraft;
import org.millrace.template.Products;
import org.millrace.template.SavedProduct;

/** Products by their slug. */
@Path("products")
@Tag(name = "Products", description = "What campaigns are about; templates show the primary one as `product.…`.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProductResource {

    @Inject
    private Products products;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists products", description = "In the order of their slugs.")
    public Page<ProductDetails> list(
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return products.list(after, limit);
    }

    @GET
    @Path("{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One product", description = "The ETag is the product's version.")
    @APIResponse(responseCode = "200", description = "The product")
    @APIResponse(responseCode = "404", description = "There is no such product in the caller's tenant")
    public Response get(@PathParam("slug") String slug) {
        ProductDetails product = products.get(slug);
        return Response.ok(product).tag(tag(product)).build();
    }

    @PUT
    @Path("{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Creates the product or replaces what is known of it",
            description = "A product that is there already is changed only with If-Match: its ETag, or `*`.")
    @RequestBody(content = @Content(example = "{\"name\": \"Ledger\", \"attributes\": {\"price\": \"49 EUR\"}}"))
    @APIResponse(responseCode = "200", description = "It was there and is now so")
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "412", description = "Somebody else changed it in the meantime")
    @APIResponse(responseCode = "428", description = "It is there already, and If-Match is missing")
    public Response save(
            @PathParam("slug") String slug,
            @HeaderParam("If-Match") String ifMatch,
            @Context UriInfo uri,
            ProductDraft draft) {
        if (draft == null) {
            throw new InvalidInput(
                    "$", Sentence.of("The request has no body."), Sentence.of("Send the product as JSON."));
        }
        SavedProduct saved = products.save(slug, draft, IfMatch.of(ifMatch));
        Response.ResponseBuilder response = saved.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return response.entity(saved.product()).tag(tag(saved.product())).build();
    }

    @DELETE
    @Path("{slug}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(summary = "Deletes the product")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "Campaigns are attached to it")
    public void delete(@PathParam("slug") String slug, @HeaderParam("If-Match") String ifMatch) {
        products.delete(slug, IfMatch.of(ifMatch));
    }

    private static EntityTag tag(ProductDetails product) {
        return new EntityTag(String.valueOf(product.version()));
    }
}
