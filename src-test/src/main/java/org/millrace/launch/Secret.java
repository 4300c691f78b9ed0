package org.millrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * A secret in a file that only its owner may read; made up when it is first asked for, the same ever after. */
record Secret(String value) {

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    static Secret in(Path file, int bytes) {
        try {
            if (Files.exists(file)) {
                return new Secret(Files.readString(file).strip());
            }
            byte[] random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            write(file, value);
            return new Secret(value);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot keep a secret in " + file + ": " + e.getMessage(), e);
        }
    }

    static void write(Path file, String value) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PRIVATE));
        Files.writeString(fresh, value + "\n");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
