package org.millrace.template;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Templates of the caller's tenant. What is saved is a new version; what was made from an old one stays as it was. */
@Stateless
public class Templates {

    private static final String TEMPLATE = "template";

    private final TemplateRepository templates;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    Templates() {
        this(null, null, null, null);
    }

    @Inject
    Templates(TemplateRepository templates, AuditTrail audit, CallerContext callers, Clock clock) {
        this.templates = templates;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param after the last slug of the page before; null = from the beginning */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Page<TemplateSummary> list(boolean archived, String after, int limit) {
        List<TemplateSummary> rows =
                templates.page(callers.tenant(), archived, after == null ? "" : after, Page.limit(limit) + 1).stream()
                        .map(Template::summary)
                        .toList();
        return Page.of(rows, limit, TemplateSummary::slug);
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public StoredTemplate get(String slug) {
        Template template = existing(slug);
        TemplateSource source = source(template);
        return new StoredTemplate(template.summary(), source, TemplateCheck.variables(source));
    }

    /** What people call them, by slug; one that there is not is left out. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Map<String, String> names(Set<String> slugs) {
        return slugs.isEmpty() ? Map.of() : templates.names(callers.tenant(), slugs);
    }

    /**
     * Creates the template or saves a new version of it; saving what is there already makes none.
     *
     * @param seen what the caller saw of it; needed where the template is there already
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public SavedTemplate save(String slug, TemplateDraft written, IfMatch seen) {
        Slugs.refuseUnlessSlug(slug);
        TemplateDraft draft = written.completed(slug);
        TemplateCheck.refuseFaulty(new TemplateVersion(0, slug, 0, draft.channel(), draft.topic(), draft.source()));
        Optional<Template> known = templates.lock(callers.tenant(), slug);
        seen.check(TEMPLATE, known.map(Template::version).orElse(null));
        if (known.isEmpty()) {
            return new SavedTemplate(created(slug, draft), true);
        }
        return new SavedTemplate(changed(known.get(), draft), false);
    }

    /** The newest first. @param before the last number of the page before; null = from the newest */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Page<SavedVersion> versions(String slug, Integer before, int limit) {
        List<SavedVersion> rows =
                templates
                        .versions(existing(slug), before == null ? Integer.MAX_VALUE : before, Page.limit(limit) + 1)
                        .stream()
                        .map(TemplateVersionRow::saved)
                        .toList();
        return Page.of(rows, limit, version -> String.valueOf(version.no()));
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public SavedVersion version(String slug, int no) {
        return templates
                .version(existing(slug), no)
                .map(TemplateVersionRow::saved)
                .orElseThrow(() -> new NotFound("version of template " + slug, no));
    }

    /** An archived template makes no more messages; its versions stay readable. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void archive(String slug, IfMatch seen) {
        Template template = templates.lock(callers.tenant(), slug).orElseThrow(() -> new NotFound(TEMPLATE, slug));
        seen.checkIfGiven(TEMPLATE, template.version());
        TemplateSummary before = template.summary();
        if (!before.archived()) {
            template.archive(clock.instant());
            templates.save();
            audit.record(callers.caller(), "template.archived", subject(template), before, template.summary());
        }
    }

    private TemplateSummary created(String slug, TemplateDraft draft) {
        Instant now = clock.instant();
        Caller caller = callers.caller();
        Template template = new Template(caller.tenant(), slug, now);
        template.describe(draft, now);
        template.nextNo();
        templates.add(template);
        templates.add(new TemplateVersionRow(template, draft.source(), caller.name(), now));
        audit.record(caller, "template.created", subject(template), null, draft);
        return template.summary();
    }

    private TemplateSummary changed(Template template, TemplateDraft draft) {
        TemplateSource before = source(template);
        boolean sameSource = before.equals(draft.source());
        if (sameSource && template.isDescribedBy(draft)) {
            return template.summary();
        }
        Instant now = clock.instant();
        Caller caller = callers.caller();
        TemplateDraft replaced = drafted(template.summary(), before);
        template.describe(draft, now);
        if (!sameSource) {
            template.nextNo();
            templates.add(new TemplateVersionRow(template, draft.source(), caller.name(), now));
        }
        templates.save();
        audit.record(caller, "template.saved", subject(template), replaced, draft);
        return template.summary();
    }

    private static TemplateDraft drafted(TemplateSummary summary, TemplateSource source) {
        return new TemplateDraft(
                summary.name(), summary.channel(), summary.topic(), source.subject(), source.html(), source.text());
    }

    private TemplateSource source(Template template) {
        return templates
                .version(template, template.currentNo())
                .map(TemplateVersionRow::source)
                .orElseThrow(() -> new IllegalStateException("A template has its current version"));
    }

    private Template existing(String slug) {
        return templates.find(callers.tenant(), slug).orElseThrow(() -> new NotFound(TEMPLATE, slug));
    }

    private static Subject subject(Template template) {
        return new Subject(TEMPLATE, template.id());
    }
}
