package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Sentence;

/** Contacts with their tags, one or a page. */
@Dependent
class ContactReading {

    private final ContactRepository contacts;
    private final ContactPageRepository pages;
    private final ContactSearchRepository searches;
    private final TagRepository tags;
    private final ScoreReadRepository scores;

    @Inject
    ContactReading(
            ContactRepository contacts,
            ContactPageRepository pages,
            ContactSearchRepository searches,
            TagRepository tags,
            ScoreReadRepository scores) {
        this.contacts = contacts;
        this.pages = pages;
        this.searches = searches;
        this.tags = tags;
        this.scores = scores;
    }

    Contact get(int tenant, String externalId) {
        StoredContact stored = contacts.find(tenant, externalId).orElseThrow(() -> new NotFound("contact", externalId));
        return complete(tenant, List.of(stored)).get(0);
    }

    void lock(int tenant, String externalId, IfMatch seen) {
        List<StoredContact> locked = contacts.lock(tenant, List.of(externalId));
        if (seen != IfMatch.ABSENT) {
            seen.check("contact", locked.isEmpty() ? null : locked.get(0).version());
        }
    }

    Page<Contact> page(int tenant, ContactQuery query) {
        Page.limit(query.limit());
        Page<StoredContact> page = query.search() == null ? listed(tenant, query) : searched(tenant, query);
        return new Page<>(complete(tenant, page.items()), page.next());
    }

    private Page<StoredContact> listed(int tenant, ContactQuery query) {
        return Page.of(
                pages.page(tenant, query, Page.after(query.cursor(), 0)), query.limit(), c -> String.valueOf(c.id()));
    }

    private Page<StoredContact> searched(int tenant, ContactQuery query) {
        if (query.search().indexOf('\0') >= 0) {
            throw new InvalidInput("q", Sentence.of("holds a NUL character"), Sentence.of("Remove it."));
        }
        return Page.of(
                searches.page(tenant, query, SearchPlace.read(query.cursor())),
                query.limit(),
                c -> SearchPlace.after(c, query.search()));
    }

    private List<Contact> complete(int tenant, List<StoredContact> stored) {
        List<Long> ids = stored.stream().map(StoredContact::id).toList();
        Map<Long, Set<String>> tagged = tags.of(tenant, ids);
        Map<Long, Map<String, BigDecimal>> scored = scores.of(tenant, ids);
        return stored.stream()
                .map(c -> Contact.of(c, tagged.getOrDefault(c.id(), Set.of()), scored.getOrDefault(c.id(), Map.of())))
                .toList();
    }
}
