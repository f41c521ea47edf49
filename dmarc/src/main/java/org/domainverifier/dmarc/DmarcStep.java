package org.domainverifier.dmarc;

import java.util.Map;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What DMARC may ask to be done by hand; more may come. */
public enum DmarcStep implements StepCode {
    /** Choose an address for the reports, and then publish the record. */
    CHOOSE_ADDRESS,
    /** Find out which address was meant that nobody can read. */
    CHECK_ADDRESS,
    /** Decide which policy was meant by a word that is not one. */
    CHOOSE_POLICY,
    /** Make sure that the owner's own mail passes: a policy that receivers could not read takes effect by the repair. */
    TAKES_EFFECT,
    /** Ask receivers for a stricter policy once the reports are clean. */
    TIGHTEN_POLICY,
    /** Remove the percentage, by which older receivers apply the policy to a part of the mail only. */
    END_PERCENTAGE,
    /** End the test mode. */
    END_TEST,
    /** Protect the subdomains as well as the domain. */
    COVER_SUBDOMAINS,
    /** Have the parent's record changed, or publish one for the domain itself. */
    CHANGE_INHERITED,
    /** Have the record at a hosting service made as strict as the one that gives way to it. */
    MATCH_POLICY,
    /** Verify again before anything is published: the parent's policy could not be looked up. */
    AWAIT_PARENT,
    /** Publish a record for the domain itself. */
    PUBLISH_OWN_RECORD,
    /** The destination has to agree to get the reports. */
    AUTHORIZE_REPORTS,
    /** No destination can agree to get the reports of a domain with so long a name. */
    CHOOSE_OWN_ADDRESS,
    /** The destination has to accept mail. */
    ACCEPT_REPORTS;

    @Override
    public boolean comesFirst() {
        return this == TAKES_EFFECT || this == MATCH_POLICY || this == AWAIT_PARENT;
    }

    @Override
    public String id() {
        return MessageCode.id("dmarc", this);
    }

    @Override
    public Map<String, RecordType> publishes() {
        return this == CHOOSE_ADDRESS || this == CHANGE_INHERITED || this == PUBLISH_OWN_RECORD
                ? Map.of("name", RecordType.TXT)
                : Map.of();
    }
}
