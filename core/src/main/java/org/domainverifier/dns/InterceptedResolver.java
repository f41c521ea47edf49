package org.domainverifier.dns;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A resolver with something in front of it; in all but its answers it is what the one behind is. */
record InterceptedResolver(DnsResolver behind, DnsInterceptor interceptor) implements DnsResolver {
    InterceptedResolver {
        Objects.requireNonNull(interceptor, "interceptor");
    }

    @Override
    public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        return interceptor.intercept(question, behind);
    }

    @Override
    public DnsResolver forVerification() {
        return behind.forVerification().intercepted(interceptor);
    }

    @Override
    public void giveUp() {
        behind.giveUp();
    }

    @Override
    public Optional<DnsResolver> withoutValidation() {
        return behind.withoutValidation().map(unchecked -> unchecked.intercepted(interceptor));
    }

    @Override
    public boolean isAuthoritative() {
        return behind.isAuthoritative();
    }

    @Override
    public CompletionStage<Optional<ZoneSurvey>> survey(DnsQuestion question) {
        return behind.survey(question);
    }

    @Override
    public String label() {
        return behind.label();
    }
}
