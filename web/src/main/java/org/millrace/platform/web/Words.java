package org.millrace.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.millrace.platform.Sayable;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;
import org.millrace.platform.identity.Profile;

/** Words, numbers and instants as the reader of a page wants them: the bundle's language, the browser's time zone. */
@Named("t")
@RequestScoped
public class Words {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final Map<Locale, ResourceBundle> BUNDLES = LANGUAGES.stream()
            .collect(Collectors.toMap(
                    language -> language,
                    language -> ResourceBundle.getBundle(
                            "org.millrace.platform.web.Messages",
                            language,
                            Words.class.getClassLoader(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))));
    private static final Duration WITHOUT_YEAR = Duration.ofDays(180);

    private final HttpServletRequest request;
    private final java.time.Clock clock;
    private Locale locale;

    @Inject
    Words(HttpServletRequest request, java.time.Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    Words() {
        this(null, null);
    }

    public String of(String key) {
        return format(key);
    }

    public String of(String key, Object first) {
        return format(key, first);
    }

    public String of(String key, Object first, Object second) {
        return format(key, first, second);
    }

    public String of(String key, Object first, Object second, Object third) {
        return format(key, first, second, third);
    }

    /** For sentences with many values. */
    public String sentence(String key, List<?> values) {
        return format(key, values.toArray());
    }

    /** What the engine says; null says nothing. */
    public String say(Sayable sentence) {
        return sentence == null ? null : sentence.in(wording());
    }

    /** What the engine wrote down as text; what a person wrote stays as it is. */
    public String kept(String text) {
        return say(Sentence.read(text));
    }

    public Wording wording() {
        return Wording.of(locale());
    }

    public boolean has(String key) {
        return bundle().containsKey(key);
    }

    /** A word for a constant of a closed set: {@code campaignStatus.ACTIVE}. */
    public String word(String set, Object constant) {
        return constant == null ? "" : format(set + "." + constant);
    }

    public String number(Number value) {
        return value == null ? "–" : String.format(locale(), "%,d", value.longValue());
    }

    /** @param share 0.125 is "12.5 %" */
    public String percent(Number share) {
        return percent(share, 1);
    }

    public String percent(Number share, int digits) {
        return missing(share) ? "–" : String.format(locale(), "%." + digits + "f %%", share.doubleValue() * 100);
    }

    public String decimal(Number value, int digits) {
        return missing(value) ? "–" : String.format(locale(), "%,." + digits + "f", value.doubleValue());
    }

    /** With its sign, also when it is positive. */
    public String signed(Number value, int digits) {
        return missing(value) ? "–" : String.format(locale(), "%+,." + digits + "f", value.doubleValue());
    }

    /** A value as part of an address. */
    public String url(String value) {
        return java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public String at(Instant at) {
        if (at == null) {
            return "–";
        }
        boolean near = Duration.between(at, clock.instant()).abs().compareTo(WITHOUT_YEAR) < 0;
        return in(near ? "format.at" : "format.at.year", at, zone());
    }

    /** On the clock of another zone than the reader's; the zone's name is said beside it. */
    public String zoned(Instant at, String zone) {
        return in("format.zoned", at, zone(zone));
    }

    /** As {@link #at} writes it, for a column beside one of those. */
    public String there(Instant at, String zone) {
        return in("format.at", at, zone(zone));
    }

    public String precise(Instant at) {
        return at == null ? "" : in("format.precise", at, zone());
    }

    /** To the second, without the day's name. */
    public String exact(Instant at) {
        return in("format.exact", at, zone());
    }

    private String in(String pattern, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(bundle().getString(pattern), locale())
                .withZone(zone)
                .format(at);
    }

    /** As they stand in the bundle, with their places for values, for a script that fills them itself. */
    public Map<String, String> patterns(List<String> prefixes) {
        return bundle().keySet().stream()
                .filter(key -> prefixes.stream().anyMatch(key::startsWith))
                .collect(Collectors.toMap(key -> key, bundle()::getString));
    }

    /** For the page's own {@code lang}: {@code de}. */
    public String getLanguage() {
        return locale().getLanguage();
    }

    /** What the reader keeps with the account, then the cookie's, then the browser's first language that there is. */
    public Locale locale() {
        if (locale == null) {
            locale = Optional.ofNullable(profile().language())
                    .or(() -> cookie("mr-language"))
                    .flatMap(chosen -> LANGUAGES.stream()
                            .filter(language -> language.getLanguage().equals(chosen))
                            .findFirst())
                    .orElseGet(this::preferred);
        }
        return locale;
    }

    private Locale preferred() {
        List<Locale.LanguageRange> wanted = Collections.list(request.getLocales()).stream()
                .map(language ->
                        new Locale.LanguageRange(language.getLanguage().isEmpty() ? "*" : language.getLanguage()))
                .toList();
        Locale found = Locale.lookup(wanted, LANGUAGES);
        return found == null ? Locale.ENGLISH : found;
    }

    private ResourceBundle bundle() {
        return BUNDLES.get(locale());
    }

    private Optional<String> cookie(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    public String getZone() {
        return zone().getId();
    }

    /** The account's, or the browser's, which tells it in a cookie; what is no zone counts as none. */
    public ZoneId zone() {
        return Optional.ofNullable(profile().timeZone())
                .or(() -> cookie("mr-zone"))
                .map(Words::zone)
                .orElse(ZoneOffset.UTC);
    }

    private Profile profile() {
        Object profile = request.getAttribute(Profile.ATTRIBUTE);
        return profile == null ? Profile.NONE : (Profile) profile;
    }

    /** Shown as a toast, after a redirect too. */
    public void tell(String key, Object... values) {
        say(FacesMessage.SEVERITY_INFO, format(key, values));
    }

    public void refuse(String text) {
        say(FacesMessage.SEVERITY_ERROR, text);
    }

    private static void say(FacesMessage.Severity severity, String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(severity, text, text));
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException e) {
            return ZoneOffset.UTC;
        }
    }

    private static boolean missing(Number value) {
        return value == null || Double.isNaN(value.doubleValue()) || Double.isInfinite(value.doubleValue());
    }

    private String format(String key, Object... values) {
        if (!bundle().containsKey(key)) {
            return key;
        }
        return new MessageFormat(bundle().getString(key), locale()).format(values);
    }
}
