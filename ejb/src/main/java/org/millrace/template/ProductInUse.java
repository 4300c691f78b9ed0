package org.millrace.template;

import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

/** A product that campaigns are attached to stays. */
public class ProductInUse extends Conflict {

    ProductInUse(String slug) {
        super(Sentence.of("Campaigns are attached to the product \"{0}\". Detach them first.", slug));
    }
}
