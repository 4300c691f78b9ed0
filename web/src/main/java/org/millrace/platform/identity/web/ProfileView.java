package org.millrace.platform.identity.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import org.millrace.platform.identity.OwnAccount;
import org.millrace.platform.identity.Profile;
import org.millrace.platform.identity.Profiles;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** The reader's own account: how the pages are shown, and the password. */
@Named("profile")
@ViewScoped
public class ProfileView implements Serializable {

    @Inject
    private Profiles profiles;

    @Inject
    private OwnAccount account;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String timeZone;
    private String language;
    private String theme;
    private String current;
    private String password;

    @PostConstruct
    void load() {
        Profile own = profiles.own();
        timeZone = own.timeZone();
        language = own.language();
        theme = own.theme();
    }

    /** The whole page is shown anew, in the language and theme that were chosen. */
    public String save() {
        Profile change = new Profile(orNone(timeZone), orNone(language), orNone(theme));
        if (!attempt.to("profileForm", () -> profiles.change(change))) {
            return null;
        }
        words.tell("profile.saved");
        return "settings?faces-redirect=true&tab=profile";
    }

    private static String orNone(String value) {
        return value == null ? "" : value;
    }

    public String changePassword() {
        if (!attempt.to("passwordForm", () -> account.changePassword(current, password))) {
            return null;
        }
        return "login?faces-redirect=true";
    }

    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getTheme() {
        return theme;
    }

    public void setTheme(String theme) {
        this.theme = theme;
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
