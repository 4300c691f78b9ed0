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
            Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println(line)));
        }
    }
}
