package org.millrace.architecture.seeded.run.jms;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.MessageDriven;

/** Breaks a rule on purpose. */
@MessageDriven
@PermitAll
class TakesMessages {}
