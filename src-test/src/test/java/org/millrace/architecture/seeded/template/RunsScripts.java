package org.millrace.architecture.seeded.template;

/** Breaks a rule on purpose. */
final class RunsScripts {

    Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }
}
