package org.millrace.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.platform.InvalidInput;
import org.millrace.template.RenderContext;
import org.millrace.template.Rendered;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateTooLarge;
import org.millrace.template.TemplateVersion;
import org.millrace.template.TemplateVersions;

/** Turns a message into words. Versions of templates never change, so they are read once. */
@ApplicationScoped
class MailContents {

    private static final System.Logger LOG = System.getLogger(MailContents.class.getName());
    private static final int REMEMBERED = 500;

    private final TemplateVersions versions;
    private final TemplateRenderer renderer;
    private final Map<Key, TemplateVersion> known = new ConcurrentHashMap<>();

    protected MailContents() {
        this(null, null);
    }

    @Inject
    MailContents(TemplateVersions versions, TemplateRenderer renderer) {
        this.versions = versions;
        this.renderer = renderer;
    }

    /** @throws CannotRender when this template cannot be rendered for this recipient */
    Rendered render(Intent intent, String unsubscribeUrl) {
        MessageParts parts = intent.parts();
        return render(intent, new RenderContext(parts.contact(), parts.product(), parts.campaign(), unsubscribeUrl));
    }

    /**
     * The same of values that were kept.
     *
     * @throws CannotRender when this template cannot be rendered for this recipient
     */
    Rendered render(Intent intent, RenderContext values) {
        TemplateVersion version = version(intent);
        try {
            return renderer.render(version, values);
        } catch (InvalidInput | TemplateTooLarge e) {
            throw new CannotRender("template " + version.slug() + ": " + e.getMessage(), e);
        }
    }

    /** The values that it is made of; empty where it cannot be made: that is told when it is rendered, and holds up no other mail. */
    Optional<RenderContext> values(Intent intent) {
        MessageParts parts = intent.parts();
        try {
            return Optional.of(renderer.read(
                    version(intent), new RenderContext(parts.contact(), parts.product(), parts.campaign(), null)));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Nothing is kept of a mail that cannot be made", e);
            return Optional.empty();
        }
    }

    private TemplateVersion version(Intent intent) {
        return version(intent.message().tenant(), intent.message().templateVersionId())
                .withSubject(intent.parts().ofStep("subject"));
    }

    private TemplateVersion version(int tenant, long versionId) {
        Key key = new Key(tenant, versionId);
        TemplateVersion version = known.get(key);
        if (version == null) {
            Optional<TemplateVersion> found = versions.find(tenant, versionId);
            version = found.orElseThrow(() -> new CannotRender("its template is gone", null));
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(key, version);
        }
        return version;
    }

    private record Key(int tenant, long versionId) {}

    /** The message fails with this reason, which is shown. */
    static final class CannotRender extends RuntimeException {
        CannotRender(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
