package org.millrace.template;

import java.util.List;

/** Who uses a template; answered by the capability that knows workflows and campaigns. */
public interface TemplateUsage {

    /** By the workflow's name. */
    List<TemplateUse> of(int tenant, String slug);
}
