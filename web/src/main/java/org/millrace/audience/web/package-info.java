/** Lists and segments over REST. */
package org.millrace.audience.web;
