package consumer

import org.domainverifier.DomainReport
import org.domainverifier.DomainVerifier
import org.domainverifier.Verdict
import org.domainverifier.dns.resolver.ZoneResolver
import org.domainverifier.mx.MxExpectation
import org.domainverifier.spf.SpfCheck
import org.domainverifier.spf.SpfExpectation

/** A stranger's program in Kotlin: the library says what may be null, and the compiler believes it. */
fun main() {
    val stub = ZoneResolver.parse(
        """
        example.com.        300 IN MX  10 mail.trekmail.net.
        example.com.        300 IN TXT "v=spf1 include:spf.trekmail.net -all"
        mail.trekmail.net.  300 IN A   192.0.2.25
        spf.trekmail.net.   300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
        """.trimIndent()
    )
    val report: DomainReport = DomainVerifier.builder()
        .resolver(stub)
        .require(MxExpectation.only(10, "mail.trekmail.net"))
        .require(SpfExpectation.include("spf.trekmail.net"))
        .build()
        .verify("example.com")

    val word = when (report.verdict()) {
        Verdict.VERIFIED, Verdict.VERIFIED_WITH_WARNINGS -> "right"
        Verdict.NOT_VERIFIED -> "wrong"
        Verdict.INCONCLUSIVE -> "not known"
    }
    check(word == "right") { report }
    check(report.get(SpfCheck.KEY).lookups().count() == 1) { report.get(SpfCheck.KEY) }
    println("Java ${Runtime.version().feature()}, Kotlin ${KotlinVersion.CURRENT}: ${report.domain()} is $word, ${report.findings().size} findings")
}
