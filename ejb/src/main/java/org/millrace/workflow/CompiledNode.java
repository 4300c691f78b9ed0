package org.millrace.workflow;

/** A node of a published version, its configuration read into its record. */
public record CompiledNode<C extends Record>(int no, String id, String name, StepType<C> type, C configuration) {}
