package org.millrace.workflow;

/**
 * An interrupt of a published version.
 *
 * @param no its place in the document, from 0
 * @param exit what is executed for the run that it ends
 */
public record CompiledInterrupt(int no, String name, Interrupt when, CompiledNode<?> exit) {}
