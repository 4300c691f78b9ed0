package org.millrace.trigger;

/**
 * What became of a call.
 *
 * @param entered whether the contact entered; false where the campaign's rules did not let it
 * @param duplicate whether the call had been taken before: this one changed nothing
 */
public record HookReceipt(boolean entered, boolean duplicate) {}
