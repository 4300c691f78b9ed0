package org.millrace.template;

import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millrace.platform.InvalidInput;

/** Makes messages of templates: a pure function of the version and the values. Compiled templates are kept. */
@ApplicationScoped
public class TemplateRenderer {

    private static final int KEPT = 500;
    private static final int LONGEST_SUBJECT = 500;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final Map<TemplateSource, Compiled> compiled = Collections.synchronizedMap(new Recent());

    /**
     * A variable that has no value renders as nothing.
     *
     * @throws InvalidInput when the source is not of the language, which a saved one always is
     * @throws TemplateTooLarge when the values make it longer than a message may be
     */
    public Rendered render(TemplateVersion version, RenderContext context) {
        Compiled parts = compiled.computeIfAbsent(version.source(), Compiled::of);
        Map<String, Object> model = context.model();
        try {
            String subject = parts.subject == null ? null : oneLine(Sandbox.render(parts.subject, model));
            String html = parts.html == null ? null : MailHtml.sanitised(Sandbox.render(parts.html, model));
            return new Rendered(subject, html, text(parts, html, model));
        } catch (HandlebarsException e) {
            throw unwrapped(e);
        }
    }

    /** The values that the version reads, without the rest: enough to make the same message again. */
    public RenderContext read(TemplateVersion version, RenderContext context) {
        return context.only(compiled.computeIfAbsent(version.source(), Compiled::of).paths);
    }

    private static String text(Compiled parts, String html, Map<String, Object> model) {
        if (parts.text != null) {
            return Sandbox.render(parts.text, model);
        }
        return html == null ? "" : PlainText.of(html);
    }

    /** A line break in a subject would begin another header. */
    private static String oneLine(String subject) {
        String line = BREAKS.matcher(subject).replaceAll(" ").strip();
        return line.length() <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_SUBJECT - 1)));
    }

    private static RuntimeException unwrapped(HandlebarsException e) {
        return e.getCause() instanceof TemplateTooLarge tooLarge ? tooLarge : e;
    }

    private record Compiled(Template subject, Template html, Template text, Set<String> paths) {

        static Compiled of(TemplateSource source) {
            TemplateCheck.refuseFaulty(source);
            return new Compiled(
                    source.subject() == null ? null : Sandbox.plain(source.subject()),
                    source.html() == null ? null : Sandbox.html(source.html()),
                    source.text() == null ? null : Sandbox.plain(source.text()),
                    paths(source));
        }

        private static Set<String> paths(TemplateSource source) {
            Set<String> paths = new HashSet<>();
            Stream.of(source.subject(), source.html(), source.text())
                    .filter(Objects::nonNull)
                    .forEach(part -> paths.addAll(TemplateSyntax.of("", part).variables()));
            return paths;
        }
    }

    private static final class Recent extends LinkedHashMap<TemplateSource, Compiled> {

        private Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<TemplateSource, Compiled> eldest) {
            return size() > KEPT;
        }
    }
}
