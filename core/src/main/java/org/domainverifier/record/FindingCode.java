package org.domainverifier.record;

import org.domainverifier.text.MessageCode;

/**
 * The stable name of one kind of finding. Each check has an enum of them, a constant on a line:
 *
 * <pre>{@code
 * public enum BimiFinding implements FindingCode {
 *     MISSING(Severity.ERROR, "RFC 9999 §4"),
 *     BAD_LOGO(Severity.WARNING, "RFC 9999 §5");
 *
 *     private final FindingDefinition definition;
 *
 *     BimiFinding(Severity severity, String section) {
 *         definition = FindingDefinition.of("bimi", this, severity, section);
 *     }
 *
 *     public FindingDefinition definition() {
 *         return definition;
 *     }
 * }
 * }</pre>
 */
public interface FindingCode extends MessageCode {
    /**
     * What is fixed about it.
     *
     * @return always the same
     */
    FindingDefinition definition();

    @Override
    default String id() {
        return definition().id();
    }

    /**
     * How much it matters, unless whoever finds it says that here it matters less, or the application has another view of it.
     *
     * @return the severity
     */
    default Severity severity() {
        return definition().severity();
    }

    /**
     * The section of the standard that it rests on, such as {@code RFC 7208 §3.2}; empty for what rests on the expectation
     * alone.
     *
     * @return document and section
     */
    default String section() {
        return definition().section();
    }

    /**
     * Whether it says that what the check looks for is not there at all. Where nobody asked for it, that is only a notice.
     *
     * @return true for {@code <check>.missing} unless overridden
     */
    default boolean saysAbsence() {
        return id().equals(check() + ".missing");
    }

    /**
     * Whether it says that something could not be found out, and not that anything is wrong: servers fail, and that is nobody's
     * doing who publishes records. {@code DomainState} takes no notice of it.
     *
     * @return true for <code>&lt;check&gt;.not-determined</code>, and what else ends so, unless overridden
     */
    default boolean saysNotDetermined() {
        return id().endsWith("not-determined");
    }

    /**
     * Whether its argument {@code detail}, if it has one, says what a server of the domain's did, which is for its owner to know, and not what happened
     * to whoever asked, which may tell of a resolver or a proxy ({@code Finding.withoutServers()}).
     *
     * @return false unless overridden
     */
    default boolean detailIsOfDomain() {
        return false;
    }
}
