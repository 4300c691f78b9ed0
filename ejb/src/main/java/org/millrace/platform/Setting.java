package org.millrace.platform;

import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the administrator set, as a system property {@code millrace.some.name} or in the environment as
 * {@code MILLRACE_SOME_NAME}.
 */
public final class Setting {

    private Setting() {}

    public static Optional<String> text(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).filter(text -> !text.isBlank());
    }

    public static boolean flag(String name) {
        return text(name).map("true"::equalsIgnoreCase).orElse(false);
    }
}
