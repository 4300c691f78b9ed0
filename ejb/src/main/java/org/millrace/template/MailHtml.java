package org.millrace.template;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.PolicyFactory;

/** Keeps what mail layouts are made of (tables, inline styles, images, style sheets) and drops what runs. */
final class MailHtml {

    private static final Pattern DOCTYPE = Pattern.compile("\\A\\s*<!doctype html", Pattern.CASE_INSENSITIVE);

    private static final Pattern REMOTE = Pattern.compile("\\Ahttps?://", Pattern.CASE_INSENSITIVE);

    private static final String[] BLOCKS = {
        "html",
        "head",
        "title",
        "body",
        "div",
        "p",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "address",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "figure",
        "figcaption",
        "details",
        "summary",
        "style"
    };
    private static final String[] INLINE = {
        "a", "span", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "small", "big", "sub", "sup", "code",
        "kbd", "q", "cite", "mark", "abbr", "time", "font", "img", "tt", "var", "samp", "wbr"
    };
    private static final String[] TABLES = {
        "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"
    };

    private static final CssSchema LAYOUT =
            CssSchema.withProperties(List.of("display", "float", "clear", "overflow", "word-break", "visibility"));

    private static final PolicyFactory POLICY = policy();

    private MailHtml() {}

    static String sanitised(String html) {
        String clean = POLICY.sanitize(html);
        return DOCTYPE.matcher(html).find() ? "<!DOCTYPE html>\n" + clean.stripLeading() : clean;
    }

    private static PolicyFactory policy() {
        return new HtmlPolicyBuilder()
                .allowElements(BLOCKS)
                .allowElements(INLINE)
                .allowElements(TABLES)
                .allowTextIn("title", "style")
                .allowWithoutAttributes("a", "span", "font")
                .allowStandardUrlProtocols()
                .allowUrlProtocols("tel", "sms", "cid")
                .allowAttributes("href", "target", "name")
                .onElements("a")
                .allowAttributes("src", "alt", "border", "hspace", "vspace")
                .onElements("img")
                .allowAttributes(
                        "width",
                        "height",
                        "align",
                        "valign",
                        "bgcolor",
                        "background",
                        "dir",
                        "lang",
                        "title",
                        "id",
                        "class",
                        "role")
                .globally()
                .allowAttributes("cellpadding", "cellspacing", "border", "summary", "frame", "rules")
                .onElements("table")
                .allowAttributes("colspan", "rowspan", "nowrap", "scope", "abbr")
                .onElements("td", "th")
                .allowAttributes("span")
                .onElements("col", "colgroup")
                .allowAttributes("color", "face", "size")
                .onElements("font")
                .allowAttributes("start", "type", "reversed")
                .onElements("ol", "ul", "li")
                .allowAttributes("datetime")
                .onElements("time")
                .allowStyling(CssSchema.union(CssSchema.DEFAULT, LAYOUT))
                .allowUrlsInStyles(MailHtml::remoteImage)
                .withPreprocessor(HarmlessSheets::new)
                .toFactory();
    }

    private static String remoteImage(String element, String attribute, String url) {
        return REMOTE.matcher(url).find() ? url : null;
    }

    /** Drops the content of style sheets that fetch others or have ways to run something in old mail programs. */
    private static final class HarmlessSheets extends HtmlStreamEventReceiverWrapper {

        private static final Pattern HARMFUL = Pattern.compile(
                "@import|@charset|expression|javascript|vbscript|behaviou?r|binding|data:|\\\\|<",
                Pattern.CASE_INSENSITIVE);

        private boolean inSheet;

        private HarmlessSheets(HtmlStreamEventReceiver underlying) {
            super(underlying);
        }

        @Override
        public void openTag(String element, List<String> attributes) {
            inSheet = element.equals("style");
            super.openTag(element, attributes);
        }

        @Override
        public void closeTag(String element) {
            inSheet = false;
            super.closeTag(element);
        }

        @Override
        public void text(String text) {
            if (!inSheet || !HARMFUL.matcher(text).find()) {
                super.text(text);
            }
        }
    }
}
