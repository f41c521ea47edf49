package org.domainverifier;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * A row of "what you have to publish" for a domain as it is: a record that is asked for, and what to do with it, given what is there
 * already. So nobody is invited to publish a second SPF record, or what has long been published.
 *
 * @param check the check that it is for
 * @param name the owner name
 * @param type the record type
 * @param requirement how much it counts
 * @param ttl the TTL to publish it with; that of the record where it is there already
 * @param action what to do
 * @param data what is to be there; empty while the provider has not stated it, and where the record has to go
 * @param present the record that is there now and is kept, changed, or deleted; empty where there is none
 */
public record RecordInstruction(
        CheckKey<?> check,
        DomainName name,
        RecordType type,
        Requirement requirement,
        Duration ttl,
        Action action,
        Optional<RecordData> data,
        Optional<RecordData> present) {

    /** What to do with a record. */
    public enum Action {
        /** Nothing: what is asked for is published. */
        KEEP,
        /** Publish it as a new record. */
        PUBLISH,
        /** Change the record that is there: what was asked for is added, and what else is in it stays. */
        MERGE,
        /** Put it in the place of the record that is there. */
        REPLACE,
        /** Delete the record that is there. */
        DELETE,
        /** Wait until the provider states it. */
        WAIT,
        /** Neither: the plan has a step by hand that says what to find out first. */
        BY_HAND
    }

    /** Refuses nulls. */
    public RecordInstruction {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(ttl, "ttl");
        Objects.requireNonNull(action, "action");
    }

    /**
     * Whether it is published as it should be.
     *
     * @return true if there is nothing to do
     */
    public boolean isPublished() {
        return action == Action.KEEP;
    }
}
