package org.millrace.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive that Maven brings. */
final class PostgresPrograms {

    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    static PostgresPrograms unpackedIn(Path folder) {
        String archive = archive();
        Path home = folder.resolve(archive.replace(".txz", "")).toAbsolutePath().normalize();
        if (Files.isDirectory(home)) {
            return new PostgresPrograms(home);
        }
        try (InputStream in = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
            if (in == null) {
                throw new LaunchFailure("No PostgreSQL for this machine on the class path (" + archive
                        + "). Linux on x86_64 or aarch64 is supported; elsewhere see docs/deploy.md.");
            }
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, "unpacking-");
            unpack(in, fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveUnlessThere(fresh, home);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot unpack PostgreSQL into " + folder + ": " + e.getMessage(), e);
        }
        return new PostgresPrograms(home);
    }

    Path home() {
        return home;
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String archive() {
        String machine = System.getProperty("os.arch");
        return "postgres-linux-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }

    private static void unpack(InputStream in, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    boolean runnable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static void moveUnlessThere(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Two starts at once: the other one was faster, and its copy is as good.
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Folders.delete(fresh);
        }
    }
}
