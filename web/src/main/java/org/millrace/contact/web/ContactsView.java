package org.millrace.contact.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactQuery;
import org.millrace.contact.Contacts;
import org.millrace.platform.Page;
import org.millrace.platform.web.Asked;

/** The contacts, page by page; search, tag and place are in the address. */
@Named("contacts")
@RequestScoped
public class ContactsView {

    private static final int SHOWN = 50;

    @Inject
    private Contacts contacts;

    private String search;
    private String tag;
    private Page<Contact> page;

    @PostConstruct
    void load() {
        search = Asked.text("q");
        tag = Asked.text("tag");
        page = contacts.list(new ContactQuery(search, tag, null, Asked.text("after"), SHOWN));
    }

    public List<Contact> getItems() {
        return page.items();
    }

    public String getNext() {
        return page.next().orElse(null);
    }

    public String getSearch() {
        return search;
    }

    public String getTag() {
        return tag;
    }

    public boolean isFiltered() {
        return search != null || tag != null || Asked.text("after") != null;
    }

    public static String nameOf(Contact contact) {
        String first = contact.firstName() == null ? "" : contact.firstName();
        String last = contact.lastName() == null ? "" : contact.lastName();
        String name = (first + " " + last).strip();
        return name.isEmpty() ? contact.externalId() : name;
    }

    public String name(Contact contact) {
        return nameOf(contact);
    }
}
