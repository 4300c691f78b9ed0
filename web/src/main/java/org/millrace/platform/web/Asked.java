package org.millrace.platform.web;

import jakarta.faces.context.FacesContext;
import java.util.Map;
import org.millrace.platform.NotFound;

/** The parameters of the request: of the address, or of a call by data attributes. */
public final class Asked {

    private Asked() {}

    public static String text(String name) {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Null when it is not there; what is no number names nothing that there is. */
    public static Long number(String name) {
        String value = text(name);
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new NotFound(name, value);
        }
    }

    /** Of what the page is about. @param what it is, for the error */
    public static String id(String what) {
        return there(text("id"), what);
    }

    /** The same where it is a number. */
    public static long idNumber(String what) {
        return there(number("id"), what);
    }

    private static <T> T there(T id, String what) {
        if (id == null) {
            throw new NotFound(what, "");
        }
        return id;
    }

    /** The word of a closed set; null when it is not there or not of the set. */
    public static <E extends Enum<E>> E word(String name, Class<E> set) {
        String value = text(name);
        for (E constant : set.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        return null;
    }
}
