package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.domainverifier.catalogue.Catalogue;
import org.domainverifier.catalogue.CatalogueEntry;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.DnsServerAddress;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.mx.MxResult;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.records.RecordsCheck;
import org.domainverifier.records.RecordsResult;
import org.domainverifier.repair.OverlayResolver;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;
import org.domainverifier.spelling.EditDistance;
import org.domainverifier.text.Messages;
import org.domainverifier.txt.TxtCodes;
import org.domainverifier.txt.TxtKind;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtPresence;
import org.domainverifier.txt.TxtSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the documents of the packages are what is compiled here, and run where that needs no network. */
class PackageDocumentsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CODE =
            Path.of("src", "test", "java", "org", "domainverifier", "PackageDocumentsTest.java");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);

    private final DnsResolver resolver = ZoneResolver.parse("""
            customer.example. MX 10 mail.old.example.
            mail.old.example. A 192.0.2.1
            mail.trekmail.net. A 192.0.2.2
            """);
    private final DomainName domain = DomainName.of("customer.example");

    static Stream<Path> packageDocuments() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("packageDocuments")
    void theExamplesAreTheCodeBelow(Path document) throws IOException {
        String code = withoutLayout(Files.readString(CODE));

        assertThat(EXAMPLE.matcher(Files.readString(document)).results())
                .allSatisfy(example ->
                        assertThat(code).contains(withoutLayout(example.group(1).replaceAll("(?m)^ \\* ?", ""))));
    }

    @Test
    void everyPackageForApplicationsHasAnExample() throws IOException {
        assertThat(packageDocuments().filter(document -> !has(document, EXAMPLE)))
                .allMatch(document -> has(document, Pattern.compile("Not for applications")));
    }

    @Test
    void verifier() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(resolver)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .build();
        DomainReport report = verifier.verify("customer.example");
        Verdict verdict = report.verdict(); // VERIFIED, NOT_VERIFIED, INCONCLUSIVE, …
        List<Finding> findings = report.findings(); // what is wrong, in words, each with its code
        RepairPlan plan = report.repairs(); // what to change, record by record

        assertThat(verdict).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(findings).extracting(Finding::code).contains(MxFinding.EXPECTED_MISSING);
        assertThat(plan.changes()).hasSize(2);
        repair(report);
        text(findings.get(0));
    }

    private void repair(DomainReport report) {
        RepairPlan plan = report.repairs();
        String table = plan.toTable(Locale.ENGLISH); // for a person
        List<String> lines = plan.toZoneLines(); // for a zone file
        DnsResolver afterwards = OverlayResolver.applying(resolver, plan.changes()); // for a preview

        assertThat(table).contains("mail.trekmail.net");
        assertThat(lines).isNotEmpty();
        assertThat(afterwards
                        .resolve(new DnsQuestion(domain, RecordType.MX))
                        .toCompletableFuture()
                        .join()
                        .records())
                .hasToString("[customer.example. 3600 IN MX 10 mail.trekmail.net.]");
    }

    private static void text(Finding finding) {
        String sentence = Messages.of(Locale.GERMAN).text(finding.code(), finding.arguments());

        assertThat(sentence).isEqualTo(finding.message(Locale.GERMAN));
    }

    @Test
    void mx() {
        MxExpectation expected = MxExpectation.only(10, "mail.trekmail.net").and(20, "backup.trekmail.net");
        MxResult result = DomainVerifier.builder()
                .resolver(resolver)
                .require(expected)
                .build()
                .verify("customer.example")
                .get(MxCheck.KEY);

        assertThat(result.status()).isNotEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void records() {
        RecordsResult result = DomainVerifier.builder()
                .resolver(resolver)
                .require(RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net"))
                .require(RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net"))
                .require(RecordExpectation.txt("@", "trekmail-site=4711").replacing("trekmail-site="))
                .build()
                .verify("customer.example")
                .get(RecordsCheck.KEY);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(result.records()).hasSize(3);
    }

    @Test
    void check() {
        DnsAnswer answer = resolver.resolve(new DnsQuestion(DomainName.of("www.customer.example"), RecordType.MX))
                .toCompletableFuture()
                .join();

        Findings findings = new Findings();
        if (answer.records().isEmpty()) {
            findings.add(Finding.of(MxFinding.MISSING, domain).with("domain", domain));
        }
        CheckStatus status = findings.status(); // by the weightiest of them

        assertThat(status).isNotEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void record() {
        TagList list = TagList.parse("v=DMARC1; p=reject; rua", TagListSyntax.DMARC);
        String policy = list.first("p").orElseThrow().value(); // "reject"
        TagList.Problem problem = list.problems().get(0);
        String where = problem.span().of(list.text()); // "rua", which has no equals sign

        assertThat(policy).isEqualTo("reject");
        assertThat(where).isEqualTo("rua");
    }

    @Test
    void service() {
        Optional<MailService> service =
                MailServices.wellKnown().byMailExchanger(DomainName.of("alt1.aspmx.l.google.com"));
        String name = service.orElseThrow().name(); // "Google Workspace"

        assertThat(name).isEqualTo("Google Workspace");
    }

    @Test
    void spelling() {
        boolean misspelt = EditDistance.isAtMost(1, "quarantin", "quarantine"); // true

        assertThat(misspelt).isTrue();
    }

    @Test
    void catalogue() {
        List<CatalogueEntry> entries = Catalogue.parse("""
                [trekmail]
                name: TrekMail
                servers: trekmail.net mail.trekmail.example
                """, Set.of("name", "servers"));
        List<String> servers = entries.get(0).words("servers");

        assertThat(servers).containsExactly("trekmail.net", "mail.trekmail.example");
    }

    @Test
    void dns() {
        LongAdder questions = new LongAdder();

        DnsResolver counted = question -> {
            questions.increment();
            return resolver.resolve(question);
        };

        counted.resolve(new DnsQuestion(domain, RecordType.MX));
        assertThat(questions.sum()).isEqualTo(1);
    }

    @Test
    void resolvers() {
        DnsResolver system = DnsJavaResolver.system();
        DnsResolver given = DnsJavaResolver.of(DnsServerAddress.of("192.0.2.53"));
        DnsResolver stub = ZoneResolver.parse("example.com. 300 IN MX 10 mail.example.net.");

        assertThat(List.of(system, given, stub)).doesNotContainNull();
    }

    static void authority(DnsQuestion question) {
        try (AuthoritativeResolver resolver = AuthoritativeResolver.system()) {
            DnsAnswer answer = resolver.resolve(question).join();
            answer.origin().authoritative();
        }
    }

    static void propagation(DomainReport report) {
        DomainPropagation spread = report.propagation().orElseThrow();
        spread.isVisible();
        spread.visibleBy();
        spread.questions().get(0).differingServers();
    }

    static Optional<TxtSource<TagList>> txt(CheckContext context, TxtCodes codes) {
        TxtKind<TagList> kind = TxtKind.of("v=BIMI1", text -> TagList.parse(text, TagListSyntax.DKIM))
                .at("default._bimi")
                .misplacedAt("_bimi", "bimi")
                .build();
        CompletableFuture<TxtLook<TagList>> asked = TxtLook.at(context, kind);
        TxtLook<TagList> look = asked.join(); // a check goes on with thenApply instead
        TxtPresence presence = TxtPresence.of(look, codes); // none, one, several, near miss, misplaced
        Optional<TxtSource<TagList>> record = look.only(); // parsed once, with its place

        return presence.findings().isEmpty() ? record : Optional.empty();
    }

    private static boolean has(Path document, Pattern pattern) {
        try {
            // a sentence may be broken into lines
            return pattern.matcher(Files.readString(document)).find()
                    || pattern.matcher(Files.readString(document).replaceAll("\\s+\\*?\\s*", " "))
                            .find();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String withoutLayout(String code) {
        return code.replaceAll("\\s+", "");
    }
}
