/** How contacts come in, over REST. */
package org.millrace.trigger.web;
