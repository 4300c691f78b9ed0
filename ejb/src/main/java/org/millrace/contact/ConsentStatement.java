package org.millrace.contact;

/**
 * A contact's word, as another system passes it on.
 *
 * @param channel {@code email}; {@code *} = every channel
 * @param topic {@code marketing}; {@code *} = every topic
 * @param state {@code OPTED_IN} or {@code OPTED_OUT}
 * @param source where it was said; null = {@code api}
 */
public record ConsentStatement(String channel, String topic, ConsentState state, String source) {}
