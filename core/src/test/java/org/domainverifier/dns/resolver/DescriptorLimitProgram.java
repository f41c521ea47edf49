package org.domainverifier.dns.resolver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/** Asks 3,000 questions at once and prints how many were answered; run in a process with few file descriptors. */
final class DescriptorLimitProgram {
    private static final int QUESTIONS = 3000;

    private DescriptorLimitProgram() {}

    public static void main(String[] args) {
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(DnsServerAddress.of(args[0]))
                .timeout(Duration.ofSeconds(60))
                .build()) {
            // loads the classes, for which the JVM needs descriptors too
            resolver.resolve(question(0)).join();
            List<CompletableFuture<DnsAnswer>> answers = IntStream.range(0, QUESTIONS)
                    .mapToObj(i -> resolver.resolve(question(i)))
                    .toList();
            List<DnsAnswer> failed = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.records().size() != 1)
                    .toList();
            failed.stream().distinct().limit(3).forEach(System.out::println);
            System.out.println((QUESTIONS - failed.size()) + " of " + QUESTIONS + " answered");
        }
    }

    private static DnsQuestion question(int i) {
        return new DnsQuestion(DomainName.of("n" + i + ".example.com"), RecordType.TXT);
    }
}
