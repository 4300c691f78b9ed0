package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.millrace.contact.SuppressedAddresses;
import org.millrace.delivery.TestSendRepository.Way;
import org.millrace.delivery.mail.MailAddress;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.template.DraftLook;
import org.millrace.template.Rendered;
import org.millrace.template.TemplateDrafts;

/**
 * Sends a template to one address to be looked at: by the account and the relay that its messages take. It is marked as a test and is
 * no message of the ledger: nothing counts it, nothing in it is tracked, and its way out leads nowhere.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TestSends {

    private final TemplateDrafts drafts;
    private final SuppressedAddresses suppressed;
    private final TestSendRepository sends;
    private final TestLimit limit;
    private final TestPost post;
    private final CallerContext callers;

    TestSends() {
        this(null, null, null, null, null, null);
    }

    @Inject
    TestSends(
            TemplateDrafts drafts,
            SuppressedAddresses suppressed,
            TestSendRepository sends,
            TestLimit limit,
            TestPost post,
            CallerContext callers) {
        this.drafts = drafts;
        this.suppressed = suppressed;
        this.sends = sends;
        this.limit = limit;
        this.post = post;
        this.callers = callers;
    }

    /** @throws Conflict when the address is suppressed, the caller's limit is reached, or the relay did not take it */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public TestSent send(TestMail mail) {
        Caller caller = callers.caller();
        InternetAddress to = MailAddress.of(mail.to())
                .orElseThrow(() -> new InvalidInput(
                        "to",
                        Sentence.of("is no address to send mail to"),
                        Sentence.of("Write it like ada@example.com.")));
        DraftLook look = drafts.look(mail.draft(), mail.contact());
        if (!look.faults().isEmpty()) {
            throw new InvalidInput(look.faults());
        }
        if (suppressed.hold(caller.tenant(), MailChannel.WORD, to.getAddress())) {
            throw new Conflict(
                    Sentence.of("The address is suppressed: nobody writes to it, not even to try something out."));
        }
        String topic = mail.draft().topic() == null ? "marketing" : mail.draft().topic();
        Optional<Way> way = sends.way(caller.tenant(), mail.template(), topic);
        way.filter(found -> found.disabled() != null).ifPresent(found -> {
            throw new Conflict(Sentence.of("The provider {0} is disabled: {1}", found.provider(), found.disabled()));
        });
        int left = limit.take(caller);
        Rendered rendered = look.rendered();
        String reply = post.send(way.map(Way::session).orElse(null), to, rendered);
        return new TestSent(to.getAddress(), TestPost.subject(rendered), reply, left);
    }
}
