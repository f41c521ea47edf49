package org.domainverifier;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.session.DnsSession;

/** In place of the entry of a check that was to run only for what is expected, where nothing is of this customer. It is in no report. */
record NothingExpected(DomainName name, CheckKey<?> key) implements CheckEntry {
    static boolean is(CheckEntry entry) {
        return entry instanceof NothingExpected;
    }

    @Override
    public Requirement requirement() {
        return Requirement.OPTIONAL;
    }

    @Override
    public CheckStatus status() {
        return CheckStatus.CORRECT;
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public Optional<CheckResult> result() {
        return Optional.empty();
    }

    @Override
    public CustomerValues values() {
        return CustomerValues.none();
    }

    @Override
    public DnsUsage usage() {
        return DnsSession.NO_USAGE;
    }
}
