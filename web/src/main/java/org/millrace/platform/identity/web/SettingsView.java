package org.millrace.platform.identity.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;
import org.millrace.platform.identity.ApiKey;
import org.millrace.platform.identity.ApiKeys;
import org.millrace.platform.identity.IssuedApiKey;
import org.millrace.platform.identity.NewApiKey;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.ShellView;
import org.millrace.platform.web.Words;

/** The settings; the tab is in the address, and all but the profile is for administrators. Keys are kept here. */
@Named("settings")
@ViewScoped
public class SettingsView implements Serializable {

    private static final List<String> TABS = List.of("profile", "people", "senders", "keys");

    @Inject
    private ApiKeys keys;

    @Inject
    private ShellView shell;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private String name;
    private String role = Roles.INTEGRATION;
    private Question question;
    private transient List<ApiKey> keyList;
    private transient IssuedApiKey issued;

    private String tab;

    @PostConstruct
    void open() {
        String wanted = Asked.text("tab");
        tab = shell.isAdmin() && wanted != null && TABS.contains(wanted) ? wanted : TABS.get(0);
        load();
    }

    public List<String> getTabs() {
        return shell.isAdmin() ? TABS : TABS.subList(0, 1);
    }

    public String getTab() {
        return tab;
    }

    private void load() {
        if (shell.isAdmin()) {
            keyList = keys.list(new PageRequest(100, null)).items();
        }
    }

    public void issue() {
        issued = null;
        if (attempt.to("keyForm", () -> issued = keys.issue(new NewApiKey(name, role)))) {
            name = null;
        }
        load();
    }

    public void ask() {
        ApiKey key = keys.get(Asked.number("id"));
        question = new Question(
                "revoke",
                key.id(),
                words.of("settings.revoke.title", key.name()),
                List.of(words.of("settings.revoke.effect.now"), words.of("settings.revoke.effect.ever")),
                words.of("settings.revoke"),
                true);
    }

    public void confirm() {
        if (attempt.to(() -> keys.revoke(question.id()))) {
            words.tell("settings.revoked");
        }
        load();
    }

    public List<ApiKey> getKeys() {
        if (keyList == null) {
            load();
        }
        return keyList;
    }

    public List<String> getRoles() {
        return List.of(Roles.INTEGRATION, Roles.ANALYST, Roles.MARKETER, Roles.ADMIN);
    }

    /** The new key's secret; shown once. */
    public String getToken() {
        return issued == null ? null : issued.token();
    }

    public Question getQuestion() {
        return question;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }
}
