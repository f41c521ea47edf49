package org.domainverifier.dns.session;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.text.VisibleText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A resolver of somebody's own for which whatever it throws, or gives instead of what it has to give, is as if it had not been
 * overridden. Its answers are those that it gives: {@link DnsSession} looks at them.
 */
public final class GuardedResolver implements DnsResolver {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedResolver.class);

    private final DnsResolver behind;

    private GuardedResolver(DnsResolver behind) {
        this.behind = behind;
    }

    /**
     * The view for one verification.
     *
     * @param resolver any resolver
     * @return what {@link DnsResolver#forVerification()} gives; the resolver itself if it gives none, as a plain mock does; if it throws, every
     *     question fails
     */
    public static DnsResolver viewOf(DnsResolver resolver) {
        try {
            return new GuardedResolver(Objects.requireNonNullElse(resolver.forVerification(), resolver));
        } catch (Throwable broken) {
            String detail = "the resolver failed: " + said(broken);
            return question -> CompletableFuture.completedFuture(
                    DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, detail));
        }
    }

    /**
     * What a throwable says of itself.
     *
     * @param problem whatever was thrown; it may throw in turn
     * @return its text, or at least its class
     */
    public static String said(Throwable problem) {
        try {
            return String.valueOf(problem);
        } catch (Throwable worse) {
            return problem.getClass().getName();
        }
    }

    @Override
    public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        return behind.resolve(question);
    }

    @Override
    public void giveUp() {
        guarded(
                () -> {
                    behind.giveUp();
                    return true;
                },
                false);
    }

    @Override
    public Optional<DnsResolver> withoutValidation() {
        return guarded(behind::withoutValidation, Optional.<DnsResolver>empty()).map(GuardedResolver::new);
    }

    @Override
    public boolean isAuthoritative() {
        return guarded(behind::isAuthoritative, false);
    }

    @Override
    public CompletionStage<Optional<ZoneSurvey>> survey(DnsQuestion question) {
        return guarded(() -> behind.survey(question), CompletableFuture.completedFuture(Optional.<ZoneSurvey>empty()));
    }

    @Override
    public String label() {
        return guarded(behind::label, "resolver");
    }

    private static <T> T guarded(Supplier<? extends T> asked, T otherwise) {
        try {
            return Objects.requireNonNull(asked.get(), "it gave nothing");
        } catch (Throwable broken) {
            LOG.warn("a resolver broke its contract: {}", VisibleText.line(said(broken)));
            return otherwise;
        }
    }
}
