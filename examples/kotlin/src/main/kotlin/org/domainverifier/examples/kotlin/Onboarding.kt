package org.domainverifier.examples.kotlin

import java.util.Locale
import kotlin.jvm.optionals.getOrNull
import kotlinx.coroutines.runBlocking
import org.domainverifier.DomainReport
import org.domainverifier.Verdict
import org.domainverifier.dmarc.DmarcExpectation
import org.domainverifier.dns.DnsAnswer
import org.domainverifier.dns.DnsResolver
import org.domainverifier.dns.DomainName
import org.domainverifier.dns.InvalidDomainNameException
import org.domainverifier.dns.resolver.DnsJavaResolver
import org.domainverifier.mx.MxExpectation
import org.domainverifier.spf.SpfCheck
import org.domainverifier.spf.SpfExpectation

/** What TrekMail asks its customers to publish. */
fun trekMail(dns: DnsResolver = DnsJavaResolver.system()) = verifier {
    resolver(dns)
    require(MxExpectation.only(10, "mail.trekmail.net"))
    require(SpfExpectation.include("spf.trekmail.net"))
    require(DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
}

/** What a form says: a domain, or what is wrong with the text. */
sealed interface Typed {
    data class Domain(val name: DomainName) : Typed

    data class Mistake(val sentence: String, val meant: DomainName?) : Typed
}

fun read(text: String, language: Locale = Locale.ENGLISH): Typed =
    try {
        Typed.Domain(DomainName.of(text))
    } catch (mistyped: InvalidDomainNameException) {
        Typed.Mistake(mistyped.message(language), mistyped.suggestion().getOrNull())
    }

/** A report for people, line by line. */
fun lines(report: DomainReport): List<String> = buildList {
    add("${report.domain()}: " + if (report.verdict() == Verdict.VERIFIED) "all right" else "to be changed")
    report.find(SpfCheck.KEY).getOrNull()?.let { add("SPF costs ${it.lookups().count()} lookups") }
    report.findings().filter { it.repair().isNotEmpty() }.forEach { add("${it.severity()} ${it.message()}") }
    report.repairs().changes().forEach { add(it.toString()) }
}

/** What the DNS said: there is no fifth kind, and the compiler knows. */
fun spoken(answer: DnsAnswer): String =
    when (answer) {
        is DnsAnswer.Records -> "${answer.records().size} records"
        is DnsAnswer.NoData -> "no such record"
        is DnsAnswer.NoSuchName -> "no such name"
        is DnsAnswer.Failure -> "not known: ${answer.cause()}"
    }

/** Verifies the domains of the command line. */
fun main(arguments: Array<String>) = runBlocking {
    val domains = arguments.mapNotNull { text ->
        when (val typed = read(text, Locale.getDefault())) {
            is Typed.Domain -> typed.name
            is Typed.Mistake -> null.also { println(typed.sentence) }
        }
    }
    trekMail().reports(domains).flatMap(::lines).forEach(::println)
}
