package org.millrace.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Standard output as the process got it: Maven's own wrapper around it is taken down while we still stop. */
final class Console {

    private static final PrintStream OUT = on(FileDescriptor.out);
    private static final PrintStream ERR = on(FileDescriptor.err);

    private Console() {}

    static void say(String text) {
        OUT.println(text);
    }

    static void complain(String text) {
        ERR.println(text);
    }

    private static PrintStream on(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, Charset.defaultCharset());
    }
}
