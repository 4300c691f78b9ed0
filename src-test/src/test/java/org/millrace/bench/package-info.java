/**
 * Measurements, never tests: each prints ratios to a bare statement or loop of the same run, on a database with fsync and
 * synchronous_commit on, medians of alternating rounds. {@code mvn -Pbench verify} runs them.
 */
package org.millrace.bench;
