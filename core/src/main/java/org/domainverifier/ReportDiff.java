package org.domainverifier;

import java.util.List;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;

/**
 * What changed between two reports on the same domain, for telling people of transitions only. Checks that could not be
 * determined in either report ({@link CheckStatus#UNKNOWN}) say nothing about a change and are left out, and so are findings that say only that something
 * could not be determined, and notices beside them. So that none is lost where a check could not be
 * determined for a while, compare with what was {@linkplain DomainReport#orLastKnown last known}. An immutable value. More methods may come: read it,
 * and implement it in tests only.
 */
public interface ReportDiff {
    /**
     * A check whose status changed.
     *
     * @param name where it was checked
     * @param check which one
     * @param before its status before
     * @param after its status after
     */
    record StatusChange(DomainName name, CheckKey<?> check, CheckStatus before, CheckStatus after) {}

    /**
     * Compares two reports.
     *
     * @param before the earlier report
     * @param after the later report
     * @return the difference
     * @throws IllegalArgumentException if they are not about the same domain
     */
    static ReportDiff between(DomainReport before, DomainReport after) {
        if (!before.domain().equals(after.domain())) {
            throw new IllegalArgumentException("reports on two domains: " + before.domain() + " and " + after.domain());
        }
        return Differences.between(before, after);
    }

    /**
     * The verdict before.
     *
     * @return that of the earlier report
     */
    Verdict before();

    /**
     * The verdict after.
     *
     * @return that of the later report
     */
    Verdict after();

    /**
     * What is found now and was not before.
     *
     * @return findings of the later report
     */
    List<Finding> appeared();

    /**
     * What was found before and is not now.
     *
     * @return findings of the earlier report
     */
    List<Finding> fixed();

    /**
     * Checks whose status became worse.
     *
     * @return in the order of the report
     */
    List<StatusChange> worse();

    /**
     * Checks whose status became better.
     *
     * @return in the order of the report
     */
    List<StatusChange> better();

    /**
     * Whether nothing changed.
     *
     * @return true if there is nothing to tell
     */
    default boolean isEmpty() {
        return before() == after()
                && appeared().isEmpty()
                && fixed().isEmpty()
                && worse().isEmpty()
                && better().isEmpty();
    }
}
