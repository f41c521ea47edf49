package org.domainverifier.mtasts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.Expected;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MxExpectation;

/**
 * What a domain is held against.
 *
 * @param expectations what was asked for
 * @param exchangers the mail exchangers that were asked for
 * @param earlier the policy as it was found last
 */
record MtaStsDemands(
        List<Expected<MtaStsExpectation>> expectations, List<DomainName> exchangers, Optional<KnownPolicy> earlier) {
    static MtaStsDemands of(CheckContext context, Function<DomainName, Optional<KnownPolicy>> memory) {
        return new MtaStsDemands(
                context.expectations(MtaStsExpectation.class),
                context.expectations(MxExpectation.class).stream()
                        .flatMap(expected -> expected.expectation().hosts().stream())
                        .map(host -> host.host())
                        .distinct()
                        .toList(),
                memory.apply(context.domain()));
    }

    /** The names that the policy host may have to be an alias of. */
    List<DomainName> aliases() {
        return expectations.stream()
                .flatMap(expected -> expected.expectation().host().stream())
                .distinct()
                .toList();
    }
}
