package org.millrace.template;

import org.millrace.platform.Conflict;

/** A product that campaigns are attached to stays. */
public class ProductInUse extends Conflict {

    ProductInUse(String slug) {
        super("Campaigns are attached to the product \"" + slug + "\". Detach them first.");
    }
}
