/**
 * People who can be reached: their fields, attributes and tags, what they did, what they agreed to.
 *
 * <ul>
 *   <li>A contact is known outside by its external id, inside by its number. Fields are columns; the long tail is a JSON object
 *       of scalars. The names of fields are not allowed as names of attributes, so that a name means one thing.
 *   <li>E-mail addresses are ASCII (domains as punycode), so that Java and SQL agree on what the lower-case form is.
 *   <li>Whoever writes several contacts locks them in the order of their numbers. An opt-out and an erasure lock the contact
 *       {@code FOR UPDATE}; the commit of a send's intent and the recording of an event lock it {@code FOR KEY SHARE}: the two
 *       exclude each other, two events or two sends do not.
 *   <li>An import is one transaction from the first row to the last; whatever stops it, nothing of it is left.
 *   <li>After an erasure nothing says who it was: a hash of the address stays, so that nobody writes to it again by mistake.
 * </ul>
 */
package org.millrace.contact;
