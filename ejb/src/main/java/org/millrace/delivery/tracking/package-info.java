/**
 * Opens, clicks and opt-outs by mail. A token names a message (and a link) and proves with an HMAC that we made it; where a link leads is
 * in the database, never in the token. Asking for an address (GET, HEAD) never opts anybody out; posting to it does.
 */
package org.millrace.delivery.tracking;
