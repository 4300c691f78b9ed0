package org.millrace.contact.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.millrace.platform.Json;
import org.millrace.platform.Misread;

/** Settings as they come beside a file. */
public final class SettingsJson {

    private SettingsJson() {}

    /** @param json null or blank = the default settings */
    public static ImportSettings read(String json) {
        if (json == null || json.isBlank()) {
            return ImportSettings.DEFAULT;
        }
        try {
            ImportSettings settings = Json.MAPPER.readValue(json, ImportSettings.class);
            return settings == null ? ImportSettings.DEFAULT : settings;
        } catch (JsonProcessingException e) {
            throw Misread.of(e).refusal("settings");
        }
    }
}
