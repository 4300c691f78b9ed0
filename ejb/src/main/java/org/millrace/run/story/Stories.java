package org.millrace.run.story;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.run.story.StoryRepository.Placed;

/** The stories of the caller's contacts, the newest first. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Stories {

    private final StoryRepository stories;
    private final ContactNumberRepository contacts;
    private final CallerContext callers;

    Stories() {
        this(null, null, null);
    }

    @Inject
    Stories(StoryRepository stories, ContactNumberRepository contacts, CallerContext callers) {
        this.stories = stories;
        this.contacts = contacts;
        this.callers = callers;
    }

    /**
     * @param kinds empty = every kind
     * @param after the cursor of the page before; null = the newest
     */
    public Page<StoryEntry> of(String contact, Set<StoryKind> kinds, String after, int limit) {
        Set<StoryKind> wanted = kinds.isEmpty() ? EnumSet.allOf(StoryKind.class) : kinds;
        List<Placed> found =
                stories.page(callers.tenant(), id(contact), wanted, StoryPlace.of(after), Page.limit(limit) + 1);
        Page<Placed> page = Page.of(found, limit, placed -> placed.place().cursor());
        return new Page<>(page.items().stream().map(Placed::entry).toList(), page.next());
    }

    /** @param after the cursor of the page before; null = the newest */
    public Page<ContactRun> runs(String contact, String after, int limit) {
        List<ContactRun> found =
                stories.runs(callers.tenant(), id(contact), Page.after(after, Long.MAX_VALUE), Page.limit(limit) + 1);
        return Page.of(found, limit, run -> String.valueOf(run.id()));
    }

    private long id(String contact) {
        return contacts.of(callers.tenant(), contact).orElseThrow(() -> new NotFound("contact", contact));
    }
}
