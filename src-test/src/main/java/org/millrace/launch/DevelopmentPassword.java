package org.millrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The password of the development users: from MILLRACE_DEV_PASSWORD, else made up once and kept beside the data that
 * it belongs to, with a copy under ear/target where it is easy to find.
 *
 * @param file where it can be read; null if it came from the environment
 * @param shown exists once the password was shown; null if it came from the environment
 */
record DevelopmentPassword(String value, Path file, Path shown) {

    static DevelopmentPassword of(Path run, Path target, Ports ports) {
        String given = System.getenv("MILLRACE_DEV_PASSWORD");
        if (given != null && !given.isBlank()) {
            return new DevelopmentPassword(given, null, null);
        }
        Secret secret = Secret.in(run.resolve("dev-password"), 12);
        Path copy = target.resolve(ports.offset() == 0 ? "dev-password" : "dev-password-" + ports.offset());
        try {
            Secret.write(copy, secret.value());
        } catch (IOException e) {
            throw new LaunchFailure("Cannot write " + copy + ": " + e.getMessage(), e);
        }
        return new DevelopmentPassword(secret.value(), copy, run.resolve("dev-password.shown"));
    }

    String told() {
        if (file == null) {
            return "as in MILLRACE_DEV_PASSWORD";
        }
        return Files.exists(shown) ? "kept in " + file : value + "   (made up, shown once; kept in " + file + ")";
    }

    void remembered() {
        try {
            if (shown != null && !Files.exists(shown)) {
                Files.createFile(shown);
            }
        } catch (IOException e) {
            throw new LaunchFailure("Cannot write " + shown + ": " + e.getMessage(), e);
        }
    }
}
