/** The header {@code Idempotency-Key} around REST calls. */
package org.millrace.platform.idempotency.web;
