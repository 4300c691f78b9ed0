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
import java.util.Locale;
import java.util.ResourceBundle;

/** Words, numbers and instants as the reader of a page wants them: the bundle's language, the browser's time zone. */
@Named("t")
@RequestScoped
public class Words {

    static final Locale LOCALE = Locale.ENGLISH;
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.millrace.platform.web.Messages", LOCALE, Words.class.getClassLoader());
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("MMM d, h:mm a", LOCALE);
    private static final DateTimeFormatter AT_YEAR = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", LOCALE);
    private static final DateTimeFormatter PRECISE =
            DateTimeFormatter.ofPattern("EEEE, MMM d, yyyy, h:mm:ss a z", LOCALE);
    private static final Duration WITHOUT_YEAR = Duration.ofDays(180);

    private final HttpServletRequest request;
    private final java.time.Clock clock;

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

    public boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /** A word for a constant of a closed set: {@code campaignStatus.ACTIVE}. */
    public String word(String set, Object constant) {
        return constant == null ? "" : format(set + "." + constant);
    }

    public String number(Number value) {
        return value == null ? "–" : String.format(LOCALE, "%,d", value.longValue());
    }

    /** @param share 0.125 is "12.5 %" */
    public String percent(Number share) {
        return percent(share, 1);
    }

    public String percent(Number share, int digits) {
        return missing(share) ? "–" : String.format(LOCALE, "%." + digits + "f %%", share.doubleValue() * 100);
    }

    public String decimal(Number value, int digits) {
        return missing(value) ? "–" : String.format(LOCALE, "%,." + digits + "f", value.doubleValue());
    }

    /** With its sign, also when it is positive. */
    public String signed(Number value, int digits) {
        return missing(value) ? "–" : String.format(LOCALE, "%+,." + digits + "f", value.doubleValue());
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
        return (near ? AT : AT_YEAR).withZone(zone()).format(at);
    }

    public String precise(Instant at) {
        return at == null ? "" : PRECISE.withZone(zone()).format(at);
    }

    public String getZone() {
        return zone().getId();
    }

    /** The browser tells its zone in a cookie; what is no zone counts as none. */
    public ZoneId zone() {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? ZoneOffset.UTC
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals("mr-zone"))
                        .findFirst()
                        .map(cookie -> zone(cookie.getValue()))
                        .orElse(ZoneOffset.UTC);
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

    private static String format(String key, Object... values) {
        if (!BUNDLE.containsKey(key)) {
            return key;
        }
        return new MessageFormat(BUNDLE.getString(key), LOCALE).format(values);
    }
}
