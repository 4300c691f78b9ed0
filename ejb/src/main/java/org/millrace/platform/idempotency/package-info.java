/**
 * A POST with an {@code Idempotency-Key} has one effect. The answer is stored in the transaction of the effect itself: after a
 * crash either both are there or neither, so a repeated call is answered or executed, and nothing has to be cleared up. A lock
 * that lives as long as the transaction tells a call that is still under way. Refusals have no effect; they are stored after it
 * was rolled back.
 */
package org.millrace.platform.idempotency;
