/**
 * The door: one authentication mechanism for pages and REST, the sign-in page's servlet, and users and keys over REST. What an
 * address needs is decided on the path as the container has normalised it, never on the address as it was written.
 */
package org.millrace.platform.identity.web;
