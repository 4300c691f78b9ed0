package org.millrace.platform.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.platform.IfMatch;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;
import org.millrace.platform.identity.NewUser;
import org.millrace.platform.identity.User;
import org.millrace.platform.identity.UserChange;
import org.millrace.platform.identity.Users;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** The people of the tenant, for its administrators. */
@Named("people")
@ViewScoped
public class PeopleView implements Serializable {

    private static final int SHOWN = 100;

    @Inject
    private Users users;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private long id;
    private int version;
    private boolean disabled;
    private boolean locked;
    private String username;
    private String displayName;
    private String email;
    private String role = Roles.MARKETER;
    private String password;
    private transient List<User> list;

    public List<User> getList() {
        if (list == null) {
            list = users.list(new PageRequest(SHOWN, null)).items();
        }
        return list;
    }

    public List<String> getRoles() {
        return List.of(Roles.MARKETER, Roles.ANALYST, Roles.ADMIN, Roles.INTEGRATION);
    }

    /** For a new person where no id is given. */
    public void open() {
        Long asked = Asked.number("id");
        id = asked == null ? 0 : asked;
        password = null;
        if (id == 0) {
            username = null;
            displayName = null;
            email = null;
            role = Roles.MARKETER;
        } else {
            show(users.get(id));
        }
    }

    private void show(User user) {
        version = user.version();
        username = user.username();
        displayName = user.displayName();
        email = user.email().orElse(null);
        role = user.role();
        disabled = user.disabled();
        locked = user.lockedUntil().isPresent();
    }

    public void save() {
        boolean fresh = id == 0;
        boolean done = attempt.to("personForm", () -> {
            if (fresh) {
                users.create(new NewUser(username, displayName, blank(email), role, password));
            } else {
                users.change(id, IfMatch.version(version), new UserChange(displayName, blank(email), role, null));
                newPassword();
            }
        });
        finish(done, fresh ? "people.created" : "people.saved");
    }

    private void newPassword() {
        if (password != null && !password.isEmpty()) {
            users.setPassword(id, password);
        }
    }

    public void ban() {
        finish(
                attempt.to(
                        () -> users.change(id, IfMatch.version(version), new UserChange(null, null, null, !disabled))),
                disabled ? "people.allowed" : "people.banned");
    }

    public void unlock() {
        finish(attempt.to(() -> users.unlock(id)), "people.unlocked");
    }

    private void finish(boolean done, String key) {
        list = null;
        password = null;
        if (done) {
            words.tell(key);
        }
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isFresh() {
        return id == 0;
    }

    public boolean isDisabled() {
        return disabled;
    }

    public boolean isLocked() {
        return locked;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
