package org.millrace.delivery.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millrace.delivery.MessageContent;
import org.millrace.delivery.MessageContents;
import org.millrace.delivery.MessageFilter;
import org.millrace.delivery.MessageState;
import org.millrace.delivery.MessageSummary;
import org.millrace.delivery.Messages;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** The ledger of messages. */
@Path("messages")
@Tag(
        name = "Messages",
        description =
                "What was sent to whom, what was not and why, and what nobody can prove: UNCERTAIN messages wait for a word.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MessageResource {

    @Inject
    private Messages messages;

    @Inject
    private MessageContents contents;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "Lists messages", description = "Newest first; each filter that is left out means any.")
    public Page<MessageSummary> list(
            @Parameter(description = "Only messages in this state.") @QueryParam("state") MessageState state,
            @Parameter(description = "Only messages of this campaign.") @QueryParam("campaign") Long campaign,
            @Parameter(description = "Only messages of this run.") @QueryParam("run") Long run,
            @Parameter(description = "Only messages to the contact with this external id.") @QueryParam("contact")
                    String contact,
            @Parameter(description = "The cursor `next` of the page before.") @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return messages.page(new MessageFilter(state, campaign, run, contact), after, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(summary = "One message")
    @APIResponse(responseCode = "200", description = "The message")
    @APIResponse(responseCode = "404", description = "There is no such message in the caller's tenant")
    public MessageSummary get(@PathParam("id") long id) {
        return messages.get(id);
    }

    @GET
    @Path("{id}/content")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    @Operation(
            summary = "What a mail said",
            description =
                    "Made again from the template's version that it was made of and from the values that were kept when it was "
                            + "sent: `asSent`. Values are kept for a time; without them it is made of what is known of the contact "
                            + "now, and `changedSince` tells whether the contact was changed after the sending.")
    @APIResponse(responseCode = "200", description = "Subject, HTML and text")
    @APIResponse(responseCode = "404", description = "There is no such message in the caller's tenant")
    @APIResponse(responseCode = "409", description = "It is no mail, or what it was made of is gone")
    public MessageContent content(@PathParam("id") long id) {
        return contents.of(id);
    }

    @POST
    @Path("{id}/resolve")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Settles an uncertain message",
            description =
                    "`sent`: it was sent. `not-sent-resend`: it was not; it is sent now, under the same Message-ID. `failed`: "
                            + "it was not and shall not be. Look in the relay's log first: nothing else keeps a recipient from getting it twice.")
    @APIResponse(responseCode = "200", description = "The message as it is now")
    @APIResponse(responseCode = "404", description = "There is no such message in the caller's tenant")
    @APIResponse(responseCode = "409", description = "The message is not UNCERTAIN")
    public MessageSummary resolve(@PathParam("id") long id, @NotNull @Valid ResolutionBody body) {
        return messages.resolve(id, body.resolved(), body.note());
    }

    @POST
    @Path("resolve")
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    @Operation(
            summary = "Settles many uncertain messages at once",
            description =
                    "By the ids that a report of the relay names (mails carry theirs in `X-Millrace-Message`). Those that are "
                            + "not UNCERTAIN, or not there, are left alone and listed.")
    public Reconciled reconcile(@NotNull @Valid ReconciliationBody body) {
        List<Long> left = messages.reconcile(body.messages(), body.resolved(), body.note());
        return new Reconciled(body.messages().size() - left.size(), left);
    }
}
