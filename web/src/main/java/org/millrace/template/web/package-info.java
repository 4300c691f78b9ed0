/** Pages of templates: the list, and one template with what it makes for a made-up contact. */
package org.millrace.template.web;
