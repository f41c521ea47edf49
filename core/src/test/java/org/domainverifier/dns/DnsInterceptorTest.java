package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

class DnsInterceptorTest {
    private static final DomainName NAME = DomainName.of("example.com");
    private static final DnsQuestion QUESTION = new DnsQuestion(NAME, RecordType.MX);
    private static final ZoneSurvey SURVEY = new ZoneSurvey(QUESTION, NAME, List.of(), List.of());

    private final List<DnsQuestion> seen = new ArrayList<>();
    private final DnsInterceptor noting = (question, next) -> {
        seen.add(question);
        return next.resolve(question);
    };

    /** A resolver with every nature that there is. */
    private static final class Many implements DnsResolver {
        private final DnsResolver zone = ZoneResolver.parse("example.com. MX 10 mail.example.net.");
        private final String label;

        Many(String label) {
            this.label = label;
        }

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            return zone.resolve(question);
        }

        @Override
        public DnsResolver forVerification() {
            return new Many("view");
        }

        @Override
        public Optional<DnsResolver> withoutValidation() {
            return Optional.of(new Many("unchecked"));
        }

        @Override
        public boolean isAuthoritative() {
            return true;
        }

        @Override
        public CompletionStage<Optional<ZoneSurvey>> survey(DnsQuestion question) {
            return CompletableFuture.completedFuture(Optional.of(SURVEY));
        }

        @Override
        public String label() {
            return label;
        }
    }

    @Test
    void whatStandsInFrontSeesEveryQuestion() {
        DnsResolver resolver = new Many("servers").intercepted(noting);

        assertThat(resolver.resolve(NAME, RecordType.MX).join().records()).hasSize(1);
        assertThat(resolver.resolve(NAME, RecordType.A).join().records()).isEmpty();

        assertThat(seen).containsExactly(QUESTION, new DnsQuestion(NAME, RecordType.A));
    }

    @Test
    void whatStandsInFrontMayAnswerItself() {
        DnsResolver resolver = new Many("servers")
                .intercepted((question, next) -> CompletableFuture.completedFuture(
                        DnsAnswer.Failure.of(question, FailureCause.REFUSED, "not today")));

        assertThat(resolver.resolve(NAME, RecordType.MX).join().isFailure()).isTrue();
    }

    @Test
    void theNatureOfTheResolverStays() {
        DnsResolver resolver = new Many("servers").intercepted(noting);

        assertThat(resolver.isAuthoritative()).isTrue();
        assertThat(resolver.label()).isEqualTo("servers");
        assertThat(resolver.survey(QUESTION).toCompletableFuture().join()).contains(SURVEY);
        assertThat(seen).as("a survey is no question").isEmpty();
    }

    @Test
    void theViewOfAVerificationAndTheOneWithoutValidationHaveItInFrontToo() {
        DnsResolver resolver = new Many("servers").intercepted(noting);

        DnsResolver view = resolver.forVerification();
        assertThat(view.label()).isEqualTo("view");
        assertThat(view.isAuthoritative()).isTrue();
        view.resolve(NAME, RecordType.MX).join();
        assertThat(seen).containsExactly(QUESTION);

        DnsResolver unchecked = resolver.withoutValidation().orElseThrow();
        assertThat(unchecked.label()).isEqualTo("unchecked");
        unchecked.resolve(NAME, RecordType.MX).join();
        assertThat(seen).containsExactly(QUESTION, QUESTION);
    }

    @Test
    void severalStandOneBehindTheOther() {
        List<String> order = new ArrayList<>();
        DnsResolver resolver = new Many("servers")
                .intercepted((question, next) -> {
                    order.add("inner");
                    return next.resolve(question);
                })
                .intercepted((question, next) -> {
                    order.add("outer");
                    return next.resolve(question);
                });

        resolver.resolve(NAME, RecordType.MX).join();

        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    void aResolverThatSaysNothingOfItselfIsACacheWithoutAName() {
        DnsResolver plain = question -> new CompletableFuture<>();

        assertThat(plain.isAuthoritative()).isFalse();
        assertThat(plain.label()).isEqualTo("resolver");
        assertThat(plain.survey(QUESTION).toCompletableFuture().join()).isEmpty();
        assertThat(plain.forVerification()).isSameAs(plain);
        assertThatNullPointerException().isThrownBy(() -> plain.intercepted(null));
    }
}
