package org.millrace.architecture.seeded.spi;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks a rule on purpose. */
interface SpiWithJson {

    JsonNode json();
}
