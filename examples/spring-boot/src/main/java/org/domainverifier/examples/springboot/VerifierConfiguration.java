package org.domainverifier.examples.springboot;

import io.micrometer.context.ContextSnapshotFactory;
import java.time.Clock;
import java.util.List;
import org.domainverifier.ContextPropagation;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerificationListener;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.json.DomainVerifierModule;
import org.domainverifier.json.ReportJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JacksonModule;

/** The library's beans. */
@Configuration(proxyBeanMethods = false)
class VerifierConfiguration {
    /** Closed with the service. */
    @Bean
    DnsJavaResolver recursiveResolver(DnsProperties dns) {
        DnsJavaResolver.Builder resolver = DnsJavaResolver.builder().timeout(dns.perQuestion());
        return dns.servers().isEmpty()
                ? resolver.systemServers().build()
                : resolver.servers(dns.addresses()).build();
    }

    @Bean
    PublicNames publicNames(DnsProperties dns) {
        return dns.publicNames();
    }

    /** One for the whole service: it is told of by every listener that is a bean. */
    @Bean
    DomainVerifier verifier(
            ProviderProperties provider,
            DnsProperties dns,
            DnsJavaResolver recursive,
            PublicNames publicNames,
            ContextPropagation context,
            List<VerificationListener> listeners) {
        DomainVerifier.Builder verifier = DomainVerifier.builder()
                .resolver(recursive.intercepted(publicNames))
                .timeout(dns.deadline())
                .contextPropagation(context);
        provider.expectFrom(verifier);
        listeners.forEach(verifier::listener);
        return verifier.build();
    }

    /** Observations, traces, and whatever else has a {@code ThreadLocalAccessor}. */
    @Bean
    ContextPropagation contextOfTheCaller() {
        ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();
        return () -> snapshots.captureAll()::wrap;
    }

    /** What readers are sent: in the language of the request, and without a word on the resolver that was asked. */
    @Bean
    ReportJson reportJson(ProviderProperties provider) {
        return ReportJson.builder()
                .provider(provider.name())
                .language(LocaleContextHolder::getLocale)
                .withoutServers()
                .build();
    }

    /** Spring Boot gives it to its mapper. */
    @Bean
    JacksonModule domainVerifierModule(ReportJson json) {
        return new DomainVerifierModule(json);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
