package org.millrace.contact.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactQuery;
import org.millrace.contact.Contacts;
import org.millrace.platform.web.Asked;

/** Finds one contact by the beginning of its id or address; a part of pages that look at things as somebody would. */
@Dependent
public class ContactPicker implements Serializable {

    private static final int SHOWN = 6;

    @Inject
    private Contacts contacts;

    private String query;
    private String chosen;
    private String name;
    private transient List<Contact> found;

    public void search() {
        found = query == null
                ? null
                : contacts.list(new ContactQuery(query, null, null, null, SHOWN))
                        .items();
    }

    /** Null until somebody searched. */
    public List<Contact> getFound() {
        return found;
    }

    public boolean isNobody() {
        return found != null && found.isEmpty();
    }

    /** The parameter {@code contact} names whom; without it, nobody. */
    public void choose() {
        chosen = Asked.text("contact");
        name = chosen == null ? null : ContactsView.nameOf(contacts.get(chosen));
        query = null;
        found = null;
    }

    public String nameOf(Contact contact) {
        return ContactsView.nameOf(contact);
    }

    /** An external id; null = nobody. */
    public String getChosen() {
        return chosen;
    }

    public String getName() {
        return name;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }
}
