package org.millrace.contact.web;

import jakarta.validation.constraints.NotNull;

/** @param channel {@code email}; {@code *} = every channel and address of the contact */
public record SuppressionBody(@NotNull String channel) {}
