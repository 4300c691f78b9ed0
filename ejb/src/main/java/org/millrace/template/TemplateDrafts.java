package org.millrace.template;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Violation;

/** Looks at templates while they are written: what a contact would get, what is wrong, which variables find a value. */
@Stateless
public class TemplateDrafts {

    private final PreviewValues values;
    private final TemplateRenderer renderer;

    TemplateDrafts() {
        this(null, null);
    }

    @Inject
    TemplateDrafts(PreviewValues values, TemplateRenderer renderer) {
        this.values = values;
        this.renderer = renderer;
    }

    /** @param contact an external id; null = a made-up person */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public DraftLook look(TemplateDraft written, String contact) {
        RenderContext context = values.of(PreviewRequest.somebody(contact));
        List<Violation> faults = List.of();
        try {
            TemplateDraft draft = written.completed("draft");
            TemplateCheck.refuseFaulty(version(draft));
        } catch (InvalidInput refusal) {
            faults = refusal.violations();
        }
        return new DraftLook(rendered(written, context), faults, variables(written, context));
    }

    private Rendered rendered(TemplateDraft written, RenderContext context) {
        try {
            return renderer.render(version(written), context);
        } catch (InvalidInput | TemplateTooLarge e) {
            return null;
        }
    }

    private static TemplateVersion version(TemplateDraft draft) {
        return new TemplateVersion(
                0,
                "draft",
                0,
                TemplateCheck.EMAIL,
                draft.topic() == null ? "marketing" : draft.topic(),
                draft.source());
    }

    private static List<VariableUse> variables(TemplateDraft written, RenderContext context) {
        Map<String, Object> model = context.model();
        return TemplateCheck.variables(written.source()).stream()
                .map(path -> new VariableUse(path, value(model, path)))
                .toList();
    }

    private static String value(Map<String, Object> model, String path) {
        Object at = model;
        for (String step : path.split("\\.(?![^\\[]*])")) {
            String name = step.startsWith("[") ? step.substring(1, step.length() - 1) : step;
            at = at instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return at == null || at.toString().isEmpty() ? null : at.toString();
    }
}
