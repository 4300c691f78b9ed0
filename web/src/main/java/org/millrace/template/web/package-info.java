/** Templates and products over REST, and the pages of templates. */
package org.millrace.template.web;
