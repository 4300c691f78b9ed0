/**
 * The wire to webhooks. What it promises: a call reaches no address that is not globally reachable, unless the administrator named
 * the host. The address is read once, its host resolved once, every answer checked, and the connection made to a checked answer; no
 * redirect is followed; a call takes a bounded time, whatever the other side does, and of the answer no more is read than its head.
 */
package org.millrace.delivery.webhook;
