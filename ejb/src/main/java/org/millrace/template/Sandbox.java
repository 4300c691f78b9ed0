package org.millrace.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.NullTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import com.github.jknack.handlebars.helper.EachHelper;
import com.github.jknack.handlebars.helper.IfHelper;
import com.github.jknack.handlebars.helper.UnlessHelper;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.millrace.platform.Sentence;

/**
 * Handlebars with everything taken away that reaches beyond the values: three helpers, maps alone are resolved (no getter, no
 * method, no field), no partial, no decorator, no script engine; and a bound on what is rendered.
 */
final class Sandbox {

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_ITEMS = 10_000;
    private static final String ITEMS = "millrace.items";

    private static final Sandbox HTML = new Sandbox(EscapingStrategy.HTML_ENTITY);
    private static final Sandbox PLAIN = new Sandbox(EscapingStrategy.NOOP);

    private final Handlebars handlebars;

    private Sandbox(EscapingStrategy escaping) {
        this.handlebars = new Handlebars(new NoFiles())
                .with(new Helpers())
                .with(NullTemplateCache.INSTANCE)
                .with(escaping)
                .infiniteLoops(false);
    }

    static Template html(String source) {
        return HTML.compile(source);
    }

    static Template plain(String source) {
        return PLAIN.compile(source);
    }

    static String render(Template template, Map<String, Object> model) {
        Context context =
                Context.newBuilder(model).resolver(MapValueResolver.INSTANCE).build();
        context.data(ITEMS, new int[1]);
        BoundedWriter out = new BoundedWriter(MOST_CHARACTERS);
        try {
            template.apply(context, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private Template compile(String source) {
        try {
            return handlebars.compileInline(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object each(Object items, Options options) throws IOException {
        int[] used = options.data(ITEMS);
        used[0] += size(items);
        if (used[0] > MOST_ITEMS) {
            throw new TemplateTooLarge(Sentence.of("The template goes through more than {0} items.", MOST_ITEMS));
        }
        return EachHelper.INSTANCE.apply(items, options);
    }

    private static int size(Object items) {
        if (items instanceof Map<?, ?> map) {
            return map.size();
        }
        return items instanceof Collection<?> collection ? collection.size() : 1;
    }

    private static final class Helpers extends DefaultHelperRegistry {

        private static final Map<String, Helper<?>> ALLOWED = Map.of(
                "if", IfHelper.INSTANCE, "unless", UnlessHelper.INSTANCE, "each", (Helper<Object>) Sandbox::each);

        @Override
        @SuppressWarnings("unchecked")
        public <C> Helper<C> helper(String name) {
            return (Helper<C>) ALLOWED.get(name);
        }

        @Override
        public Decorator decorator(String name) {
            return null;
        }
    }

    private static final class NoFiles extends AbstractTemplateLoader {

        @Override
        public TemplateSource sourceAt(String location) throws IOException {
            throw new FileNotFoundException("Templates include no others");
        }
    }
}
