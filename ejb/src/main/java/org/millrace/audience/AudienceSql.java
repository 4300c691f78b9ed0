package org.millrace.audience;

import java.util.Map;

/**
 * An audience as a condition on a row of {@code contact} with the alias {@code c}. The tenant is the asker's part.
 *
 * @param where a boolean SQL expression whose values are named bindings, never text of a user
 * @param bindings the values, by names that begin with {@code a_}
 */
public record AudienceSql(String where, Map<String, Object> bindings) {}
