package org.millrace.workflow;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Wording;

/** What the catalogue says about itself. */
@Stateless
public class StepTypes {

    private final StepCatalogue catalogue;

    StepTypes() {
        this(null);
    }

    @Inject
    StepTypes(StepCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** By name. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public List<StepTypeDescription> all(Wording wording) {
        return catalogue.all().stream()
                .<StepTypeDescription>map(type -> StepTypeDescription.of(type, wording))
                .toList();
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public StepTypeDescription get(String name, Wording wording) {
        return catalogue
                .find(name)
                .<StepTypeDescription>map(type -> StepTypeDescription.of(type, wording))
                .orElseThrow(() -> new NotFound("step type", name));
    }
}
