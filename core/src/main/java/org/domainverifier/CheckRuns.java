package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.session.DnsSession;

/**
 * Which check runs at which name: all at the domain itself, below it those of which something is expected there.
 *
 * @param runs in the order of the report
 * @param impossible what is expected where the DNS can hold no name
 */
record CheckRuns(List<CheckRun<?>> runs, List<CheckEntry> impossible) {
    static CheckRuns of(Verification verification) {
        List<CheckRun<?>> runs = new ArrayList<>();
        List<CheckEntry> impossible = new ArrayList<>();
        for (Due due : verification.settings().due()) {
            Optional<DomainName> name = due.below().isEmpty()
                    ? Optional.of(verification.domain())
                    : verification.domain().tryChild(due.below());
            if (name.isPresent()) {
                runs.add(new CheckRun<>(due.check(), verification, name.get(), due.stated(), due.own(), !due.always()));
            } else {
                impossible.add(nameTooLong(verification, due.check(), due.below(), due.own()));
            }
        }
        return new CheckRuns(List.copyOf(runs), List.copyOf(impossible));
    }

    private static CheckEntry nameTooLong(
            Verification verification, DomainCheck<?> check, String below, List<Expected<?>> own) {
        DomainName domain = verification.domain();
        return VerifiedCheck.withoutResult(
                new Place(domain, check.key()),
                verification.settings().requirement(check.key(), own),
                CheckStatus.MISSING,
                verification
                        .settings()
                        .policy()
                        .weighed(Finding.of(VerifierFinding.NAME_TOO_LONG, domain)
                                .with("check", check.key().id())
                                .with("name", below)
                                .with("domain", domain)),
                DnsSession.NO_USAGE);
    }
}
