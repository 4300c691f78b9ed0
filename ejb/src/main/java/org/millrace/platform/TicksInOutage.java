package org.millrace.platform;

import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;

/**
 * Around the tick of every timer: while the database is away, two dozen timers fail each second, and their stack traces would fill the
 * log. What the outage held up is done by the tick that finds the database again. Any other failure goes its way.
 */
public class TicksInOutage {

    @AroundTimeout
    Object tick(InvocationContext context) throws Exception {
        try {
            return context.proceed();
        } catch (Exception e) {
            if (!Outage.told(e)) {
                throw e;
            }
            return null;
        }
    }
}
