/**
 * A mail sink for developers and tests: takes every mail over SMTP, keeps it on disk, and shows it on a page and as
 * JSON. A mail that was answered with 250 has been written to the file before the answer, so it survives the end of
 * every process on the machine, this one included; the file is forced to the disk once a second, so a power cut may
 * cost the last second.
 */
package org.millrace.catcher;
