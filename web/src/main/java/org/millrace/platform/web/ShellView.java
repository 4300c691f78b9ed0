package org.millrace.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.millrace.platform.Caller;
import org.millrace.platform.Roles;
import org.millrace.platform.identity.Profile;

/** What stands around every page: navigation, the reader's name and theme. */
@Named("shell")
@RequestScoped
public class ShellView {

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "",
                    List.of(
                            new Entry("campaigns", "campaign"),
                            new Entry("audiences", "audience", "segment", "schedules", "upload"),
                            new Entry("workflows"),
                            new Entry("templates", "template"),
                            new Entry("contacts", "contact"))),
            new Group(
                    "nav.watch",
                    List.of(new Entry("runs", "run"), new Entry("analytics"), new Entry("operations", "approvals"))));

    private static final String AFTER = "after";
    private static final String ASKED = "millrace.asked";

    private final HttpServletRequest request;
    private String sprite;

    @Inject
    ShellView(HttpServletRequest request) {
        this.request = request;
    }

    ShellView() {
        this(null);
    }

    public List<Group> getGroups() {
        return GROUPS;
    }

    public String getBase() {
        return request.getContextPath();
    }

    /** The address of a thing's page. */
    public String to(String page, Object id) {
        return getBase() + "/" + page + "?id=" + URLEncoder.encode(String.valueOf(id), StandardCharsets.UTF_8);
    }

    /** The same address with one parameter changed; null takes it away, and the place in a list with it. */
    public String with(String name, Object value) {
        StringBuilder address = new StringBuilder(getBase()).append('/').append(getPage());
        Map<String, String> parameters = new TreeMap<>(asked());
        parameters.remove(AFTER);
        parameters.remove(name);
        if (value != null) {
            parameters.put(name, String.valueOf(value));
        }
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            address.append(separator)
                    .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return address.toString();
    }

    /** Whether the address names a place in a list behind its beginning. */
    public boolean isFurther() {
        return asked().containsKey(AFTER);
    }

    /** Keeps what the address asked for: what is sent from the page later does not say it again. */
    public void note() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (!faces.isPostback()) {
            TreeMap<String, String> said = new TreeMap<>();
            request.getParameterMap().forEach((name, values) -> said.put(name, values[0]));
            said.values().removeIf(String::isBlank);
            faces.getViewRoot().getViewMap().put(ASKED, said);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> asked() {
        Map<String, Object> kept =
                FacesContext.getCurrentInstance().getViewRoot().getViewMap();
        return (Map<String, String>) kept.getOrDefault(ASKED, Map.of());
    }

    /** The page's name in its address: {@code campaigns}. */
    public String getPage() {
        String view = FacesContext.getCurrentInstance().getViewRoot().getViewId();
        return view.substring(1, view.indexOf('.'));
    }

    public boolean current(Entry entry) {
        String page = getPage();
        return page.equals(entry.page()) || entry.beneath().contains(page);
    }

    /** Where the icons are; a symbol's name is appended. */
    public String getSprite() {
        if (sprite == null) {
            ResourceHandler resources =
                    FacesContext.getCurrentInstance().getApplication().getResourceHandler();
            sprite = resources.createResource("icons.svg", "millrace").getRequestPath() + "#";
        }
        return sprite;
    }

    /** What of theme and language is kept with the account: a switch changes it there, too. */
    public String getKept() {
        return (profile().theme() == null ? "" : "theme ") + (profile().language() == null ? "" : "language");
    }

    private Profile profile() {
        Object profile = request.getAttribute(Profile.ATTRIBUTE);
        return profile == null ? Profile.NONE : (Profile) profile;
    }

    /** Null when the reader never chose one: then the browser's preference decides. */
    public String getTheme() {
        return profile().theme() != null ? profile().theme() : chosenHere();
    }

    private String chosenHere() {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals("mr-theme"))
                        .map(cookie -> cookie.getValue().equals("dark") ? "dark" : "light")
                        .findFirst()
                        .orElse(null);
    }

    public String getUserName() {
        Principal user = request.getUserPrincipal();
        return user == null ? "" : Caller.ofPrincipal(user.getName()).name();
    }

    public boolean isMarketer() {
        return isAdmin() || request.isUserInRole(Roles.MARKETER);
    }

    public boolean isAdmin() {
        return request.isUserInRole(Roles.ADMIN);
    }

    public String signOut() throws ServletException {
        request.logout();
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return "login?faces-redirect=true";
    }

    /** Entries under a heading; the first group has none. */
    public record Group(String label, List<Entry> entries) {}

    /** A page of the navigation, and the page of one of its things. */
    public record Entry(String page, Set<String> beneath) {

        Entry(String page, String... beneath) {
            this(page, Set.of(beneath));
        }

        public String label() {
            return "nav." + page;
        }

        public String symbol() {
            return page;
        }
    }
}
