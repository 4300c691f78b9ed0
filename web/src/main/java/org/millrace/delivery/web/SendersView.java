package org.millrace.delivery.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.millrace.delivery.ProviderDetails;
import org.millrace.delivery.ProviderDraft;
import org.millrace.delivery.Providers;
import org.millrace.delivery.Receivers;
import org.millrace.delivery.SavedProvider;
import org.millrace.platform.IfMatch;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Words;

/** The accounts that messages leave by, for administrators. */
@Named("senders")
@ViewScoped
public class SendersView implements Serializable {

    @Inject
    private Providers providers;

    @Inject
    private Receivers receivers;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    private boolean known;
    private int version;
    private String disabled;
    private String name;
    private String channel = "email";
    private String session;
    private String url;
    private String templates;
    private String topics;
    private boolean fallback;
    private transient String secret;
    private transient List<ProviderDetails> list;

    public List<ProviderDetails> getList() {
        if (list == null) {
            list = providers.list();
        }
        return list;
    }

    /** For a new one where no name is given. */
    public void open() {
        secret = null;
        name = Asked.text("name");
        known = name != null;
        show(
                known
                        ? providers.get(name)
                        : new ProviderDetails(null, "email", "", "", List.of(), List.of(), false, null, 0));
    }

    private void show(ProviderDetails provider) {
        version = provider.version();
        channel = provider.channel();
        session = provider.session();
        url = provider.url();
        templates = String.join(", ", provider.templates());
        topics = String.join(", ", provider.topics());
        fallback = provider.fallback();
        disabled = provider.disabled();
    }

    public void save() {
        ProviderDraft draft = new ProviderDraft(
                channel,
                mail() ? blank(session) : null,
                mail() ? null : blank(url),
                words(templates),
                words(topics),
                fallback);
        attempt.to("senderForm", () -> {
            String as = name == null ? "" : name.strip();
            receivers.refuseUncallable(draft);
            tell(providers.save(as, draft, known ? IfMatch.version(version) : IfMatch.ABSENT), "senders.saved");
        });
    }

    public void renewSecret() {
        attempt.to(() -> tell(providers.changeSecret(name), "senders.renewed"));
    }

    public void enable() {
        if (attempt.to(() -> providers.enable(name))) {
            done("senders.enabled");
        }
    }

    public void delete() {
        if (attempt.to(() -> providers.delete(name, IfMatch.version(version)))) {
            done("senders.deleted");
        }
    }

    private void tell(SavedProvider saved, String key) {
        secret = saved.secret();
        done(key);
    }

    private void done(String key) {
        words.tell(key);
        list = null;
    }

    private boolean mail() {
        return "email".equals(channel);
    }

    private static List<String> words(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isKnown() {
        return known;
    }

    public String getDisabled() {
        return disabled;
    }

    /** A webhook's, the one time that it is told. */
    public String getSecret() {
        return secret;
    }

    public boolean isFallback() {
        return fallback;
    }

    public void setFallback(boolean fallback) {
        this.fallback = fallback;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getSession() {
        return session;
    }

    public void setSession(String session) {
        this.session = session;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getTemplates() {
        return templates;
    }

    public void setTemplates(String templates) {
        this.templates = templates;
    }

    public String getTopics() {
        return topics;
    }

    public void setTopics(String topics) {
        this.topics = topics;
    }
}
