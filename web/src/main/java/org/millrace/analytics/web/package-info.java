/** Analytics over REST and on their pages. */
package org.millrace.analytics.web;
