package org.millrace.run.step;

import java.util.List;
import org.millrace.platform.Violation;

/**
 * When a wait ends.
 *
 * @param waits first for the contacts, then for the zones, in the order asked; empty where the configuration is faulty
 * @param errors what is wrong with the configuration, each place by its path: {@code config.until.at}
 */
public record ForeseenWaits(List<ForeseenWait> waits, List<Violation> errors) {}
