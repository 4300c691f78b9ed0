package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Fills a JSON document whose texts are templates. Each text is filled by itself, so that no value can become anything but a text; a
 * name is never a template.
 */
@Dependent
public class RenderedJson {

    private final TemplateRenderer renderer;

    @Inject
    public RenderedJson(TemplateRenderer renderer) {
        this.renderer = renderer;
    }

    /** @throws org.millrace.platform.InvalidInput when a text is not of the templates' language */
    public JsonNode render(JsonNode document, RenderContext context) {
        if (document instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> filled.set(field.getKey(), render(field.getValue(), context)));
            return filled;
        }
        if (document instanceof ArrayNode array) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> filled.add(render(item, context)));
            return filled;
        }
        return document.isTextual() ? TextNode.valueOf(text(document.textValue(), context)) : document;
    }

    private String text(String source, RenderContext context) {
        if (!source.contains("{{")) {
            return source;
        }
        TemplateVersion version = new TemplateVersion(
                0, "json", 0, "webhook", TemplateVersion.TRANSACTIONAL, new TemplateSource(null, null, source));
        return renderer.render(version, context).text();
    }
}
