package org.millrace.catcher;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What is asked of the list. */
record Query(String recipientPrefix, int limit) {

    static Query of(HttpExchange exchange) {
        String prefix = "";
        int limit = Integer.MAX_VALUE;
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            switch (name) {
                case "recipientPrefix" -> prefix = value.strip();
                case "limit" -> limit = Math.max(0, Integer.parseInt(value));
                case "countOnly" -> limit = value.equals("false") ? limit : 0;
                default -> {
                    // Somebody else's parameter.
                }
            }
        }
        return new Query(prefix, limit);
    }
}
