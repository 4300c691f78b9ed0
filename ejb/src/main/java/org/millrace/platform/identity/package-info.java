/**
 * Who may come in: people with a password, systems with an API key. Passwords are kept as PBKDF2, keys as SHA-256; a session or
 * a cached check dies with the {@code credentials_epoch} or the hash that it was made from. Ten wrong passwords lock an account
 * for fifteen minutes, and from outside nothing tells a locked account from a wrong password.
 */
package org.millrace.platform.identity;
