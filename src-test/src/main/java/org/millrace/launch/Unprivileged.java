package org.millrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL refuses to run as root. Where we are root, its programs run in a user namespace in which we are nobody
 * (files keep their owner, so any folder will do); where namespaces are forbidden, as the system's user nobody.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    private Unprivileged() {}

    /** What to put before a command that works in the folder; the folder is there and its owner is right afterwards. */
    static List<String> prefixFor(Path folder, Path programs) {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (ownedByRoot(folder) && Command.succeeds(Command.join(NAMESPACE, "true"))) {
            return NAMESPACE;
        }
        Command.run(
                "Giving " + folder + " to nobody",
                List.of("chown", "-R", "nobody:nogroup", folder.toString()),
                Map.of(),
                60);
        if (!Command.succeeds(Command.join(NOBODY, "test", "-w", folder.toString(), "-a", "-x", programs.toString()))) {
            throw new LaunchFailure("PostgreSQL does not run as root, and the user nobody cannot reach " + folder
                    + ".\nMend it: start as an ordinary user, or move the checkout to a folder that others may enter.");
        }
        return NOBODY;
    }

    private static boolean ownedByRoot(Path folder) {
        try {
            return Files.getOwner(folder).getName().equals("root");
        } catch (IOException e) {
            throw new LaunchFailure("Cannot read the owner of " + folder + ": " + e.getMessage(), e);
        }
    }
}
