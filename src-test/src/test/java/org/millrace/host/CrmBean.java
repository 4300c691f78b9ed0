package org.millrace.host;

import jakarta.enterprise.context.ApplicationScoped;

/** The same within Millrace's EAR, where a bean is enough. */
@ApplicationScoped
public class CrmBean extends CrmDirectory {}
