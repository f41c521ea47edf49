package org.domainverifier.domainconnect;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.check.Finding;
import org.domainverifier.repair.RepairPlan;

/** What a click would do to a domain. More may be told one day; nobody else implements it. */
public interface ClickPreview {
    /**
     * The template applied to what is seen of the zone: whether a DNS host can apply it, and what would change.
     *
     * @return the zone of the names that the template concerns, before and after
     */
    AppliedTemplate applied();

    /**
     * What the customer would lose, and what could not be asked.
     *
     * @return findings with the codes of {@link ClickFinding}, in the order of the names
     */
    List<Finding> losses();

    /**
     * The domain as it is, with what the template asks for expected of it.
     *
     * @return the report
     */
    DomainReport before();

    /**
     * The domain as it would be after the click.
     *
     * @return the report
     */
    DomainReport after();

    /**
     * The library's own plan to the same end, which takes nothing from anybody.
     *
     * @return the repairs of {@link #before()}
     */
    RepairPlan ownPlan();

    /**
     * The domain as it would be after that plan.
     *
     * @return the report
     */
    DomainReport afterOwnPlan();

    /**
     * Whether the customer is better off with the library's own plan: the click loses something or cannot be done, and the plan leads to
     * a verdict as good.
     *
     * @return true if the plan is to be preferred
     */
    boolean isOwnPlanSafer();
}
