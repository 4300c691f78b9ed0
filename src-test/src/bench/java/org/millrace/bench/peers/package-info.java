/**
 * The peers, each in a process of its own with nothing of Millrace in it, living the life of the benchmark: send (a step that does
 * nothing), wait that is due at once, branch on the score, send, end. Compiled by the profile {@code bench} alone.
 */
package org.millrace.bench.peers;
