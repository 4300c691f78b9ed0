package org.millrace.workflow;

import java.util.List;
import java.util.Optional;

/**
 * The experiment that a node runs: its ports are the arms, and a run's arm is its variant.
 *
 * @param arms in their order
 * @param control the arm that the others are compared with
 */
public record Experiment(List<String> arms, Optional<String> control) {}
