/** Dead letters over REST and on the operations page. */
package org.millrace.platform.deadletter.web;
