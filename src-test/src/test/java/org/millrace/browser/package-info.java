/** What {@code mvn -Pbrowser verify} measures beyond the pages' own tests, and the line that it ends with. */
package org.millrace.browser;
