package org.millrace.harness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the verdict when the build's process ends, so that it stands below the build's own summary. */
public final class LastLine {

    private LastLine() {}

    public static void main(String... arguments) throws IOException {
        Path verdict = Path.of(arguments[0]);
        if (Files.exists(verdict)) {
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
            String line = Files.readString(verdict).strip();
            Runtime.getRuntime().addShutdownHook(new Thread(topmost(), () -> out.println("\n" + line)));
            if (line.contains("\"failed\"")) {
                throw new IllegalStateException("Parts of the benchmark failed: " + line);
            }
        }
    }

    /** The group that this runs in is gone when the process ends, and a thread of it could not be started any more. */
    private static ThreadGroup topmost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
