package org.millrace.template;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Shows what a recipient would get. Nothing is sent. */
@Stateless
public class TemplatePreviews {

    private final Templates templates;
    private final PreviewValues values;
    private final TemplateRenderer renderer;

    TemplatePreviews() {
        this(null, null, null);
    }

    @Inject
    TemplatePreviews(Templates templates, PreviewValues values, TemplateRenderer renderer) {
        this.templates = templates;
        this.values = values;
        this.renderer = renderer;
    }

    /** @param asked null = the saved source without any value */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Rendered preview(String slug, PreviewRequest asked) {
        PreviewRequest request = asked == null ? PreviewRequest.EMPTY : asked;
        StoredTemplate stored = templates.get(slug);
        TemplateSource source = request.source() == null ? stored.source() : request.source();
        TemplateVersion version = new TemplateVersion(
                0, slug, 0, stored.template().channel(), stored.template().topic(), source);
        try {
            return renderer.render(version, values.of(request));
        } catch (TemplateTooLarge e) {
            throw new InvalidInput("html", e.said(), Sentence.of("Show fewer items, or less of each."));
        }
    }
}
