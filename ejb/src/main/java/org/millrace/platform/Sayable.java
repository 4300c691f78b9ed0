package org.millrace.platform;

/** What can be said in several languages. */
public interface Sayable {

    String in(Wording wording);
}
