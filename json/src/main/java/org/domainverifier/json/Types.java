package org.domainverifier.json;

import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.ReportDiff;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Requirement;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcAlignment;
import org.domainverifier.dmarc.DmarcEffectivePolicy;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcLegacyReading;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dmarc.DmarcReportDestination;
import org.domainverifier.dmarc.DmarcResult;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.mtasts.CertificateProblem;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mtasts.MtaStsMode;
import org.domainverifier.mtasts.MxPattern;
import org.domainverifier.mtasts.PolicyFetch;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxHost;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.record.TagList;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.Cidr;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfQualifier;
import org.domainverifier.spf.SpfTerm;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.jspecify.annotations.Nullable;

/**
 * What the library's own types are called in a document, where their names are not enough.
 *
 * @param expectations the kinds of expectations
 * @param arguments what an argument of a finding may be
 */
record Types(Map<String, Class<?>> expectations, Map<String, Class<?>> arguments) {
    /** Interfaces, and the records behind them that the verifier makes: so a report that is read is equal to the one written. */
    static final Map<Class<?>, String> HIDDEN = Map.ofEntries(
            Map.entry(DomainReport.class, "org.domainverifier.VerifiedDomain"),
            Map.entry(CheckEntry.class, "org.domainverifier.VerifiedCheck"),
            Map.entry(ReportDiff.class, "org.domainverifier.Differences"),
            Map.entry(DnsUsage.class, "org.domainverifier.dns.session.DnsSession$Usage"),
            Map.entry(DomainPropagation.class, "org.domainverifier.propagation.observing.Observed$Domain"),
            Map.entry(Propagation.class, "org.domainverifier.propagation.observing.Observed$Question"),
            Map.entry(ZonePropagation.class, "org.domainverifier.propagation.observing.Observed$Zone"),
            Map.entry(ZoneServer.class, "org.domainverifier.propagation.observing.Observed$ServerOfZone"),
            Map.entry(ServerView.class, "org.domainverifier.propagation.observing.Observed$Server"),
            Map.entry(ResolverView.class, "org.domainverifier.propagation.observing.Observed$Resolver"),
            Map.entry(DmarcResult.class, "org.domainverifier.dmarc.DmarcValues$Judged"),
            Map.entry(DmarcReportDestination.class, "org.domainverifier.dmarc.DmarcValues$Destination"),
            Map.entry(DmarcEffectivePolicy.class, "org.domainverifier.dmarc.EffectivePolicy"),
            Map.entry(DmarcLegacyReading.class, "org.domainverifier.dmarc.LegacyReading"));

    /** Classes that are made of their fields, like records. */
    static final Set<Class<?>> VALUE_CLASSES = Set.of(RecordExpectation.class, DkimExpectation.class);

    private static final Map<String, Class<?>> EXPECTATIONS = Map.of(
            "mx", MxExpectation.class,
            "record", RecordExpectation.class,
            "spfTerms", SpfExpectation.Terms.class,
            "spfAuthorizing", SpfExpectation.Authorizing.class,
            "dkim", DkimExpectation.class,
            "dmarc", DmarcExpectation.class,
            "mtaSts", MtaStsExpectation.class,
            "tlsRpt", TlsRptExpectation.class);

    private static final List<Class<?>> WORDS = List.of(
            CheckStatus.class,
            Requirement.class,
            Severity.class,
            FailureCause.class,
            SpecialRange.class,
            ServerCondition.class,
            TagList.ProblemKind.class,
            ResolverCondition.class,
            PastingMistake.class,
            MailRoute.class,
            SpfQualifier.class,
            DmarcPolicy.class,
            DmarcAlignment.class,
            MtaStsMode.class,
            CertificateProblem.class,
            PolicyFetch.ConnectFailure.class);

    /** The name of a part in a document: what the key of an entry names is the check. */
    static String nameOf(Class<?> type, String part) {
        return type == CheckEntry.class && part.equals("key") ? "check" : part;
    }

    /** The library's types, and those of somebody's own. */
    static Types with(Collection<Class<?>> own) {
        Map<String, Class<?>> expectations = new LinkedHashMap<>();
        EXPECTATIONS.keySet().stream().sorted().forEach(name -> expectations.put(name, EXPECTATIONS.get(name)));
        Map<String, Class<?>> arguments = values();
        WORDS.forEach(type -> add(arguments, type));
        own.forEach(type -> add(Expectation.class.isAssignableFrom(type) ? expectations : arguments, type));
        return new Types(expectations, arguments);
    }

    private static Map<String, Class<?>> values() {
        Map<String, Class<?>> arguments = new LinkedHashMap<>();
        arguments.put("long", Long.class);
        arguments.put("number", BigInteger.class);
        arguments.put("domainName", DomainName.class);
        arguments.put("recordType", RecordType.class);
        arguments.put("time", Instant.class);
        arguments.put("duration", Duration.class);
        arguments.put("address", InetAddress.class);
        arguments.put("network", Cidr.class);
        arguments.put("uri", ReportUri.class);
        arguments.put("octets", Octets.class);
        arguments.put("dnsRecord", DnsRecord.class);
        arguments.put("recordData", RecordData.class);
        arguments.put("mxHost", MxHost.class);
        arguments.put("mxPattern", MxPattern.class);
        arguments.put("spfTerm", SpfTerm.class);
        return arguments;
    }

    private static void add(Map<String, Class<?>> types, Class<?> type) {
        @Nullable Class<?> other = types.putIfAbsent(Kind.word(type), type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(
                    "two types are called " + Kind.word(type) + ": " + type.getName() + " and " + other.getName());
        }
    }
}
