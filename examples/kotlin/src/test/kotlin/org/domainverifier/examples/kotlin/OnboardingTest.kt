package org.domainverifier.examples.kotlin

import java.time.Duration.ofMillis
import java.time.Duration.ofSeconds
import java.util.Locale
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.domainverifier.Verdict
import org.domainverifier.check.CheckStatus
import org.domainverifier.dns.DnsQuestion
import org.domainverifier.dns.DomainName
import org.domainverifier.dns.RecordType
import org.domainverifier.dns.resolver.DnsJavaResolver
import org.domainverifier.dns.resolver.ZoneResolver
import org.domainverifier.testing.Fault
import org.domainverifier.testing.LoopbackDnsServer
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@Timeout(60)
class OnboardingTest {
    private val dns = ZoneResolver.parse(
        """
        right.example.        300 IN MX  10 mail.trekmail.net.
        right.example.        300 IN TXT "v=spf1 include:spf.trekmail.net -all"
        _dmarc.right.example. 300 IN TXT "v=DMARC1; p=reject"
        wrong.example.        300 IN MX  10 mail.trekmail.net.
        wrong.example.        300 IN TXT "v=spf1 include:spf.trekmail.net -all"
        mail.trekmail.net.    300 IN A   192.0.2.25
        spf.trekmail.net.     300 IN TXT "v=spf1 ip4:192.0.2.0/24 -all"
        """.trimIndent(),
    )
    private val right = DomainName.of("right.example")
    private val wrong = DomainName.of("wrong.example")

    @Test
    fun `many domains are verified side by side, and told in their order`() = runBlocking<Unit> {
        val reports = trekMail(dns).reports(listOf(right, wrong, right), atOnce = 2)

        assertThat(reports.map { it.domain() }).containsExactly(right, wrong, right)
        assertThat(reports.map { it.verdict() == Verdict.NOT_VERIFIED }).containsExactly(false, true, false)
    }

    @Test
    fun `a report is told to people`() = runBlocking<Unit> {
        val lines = lines(trekMail(dns).report(wrong))

        assertThat(lines[0]).isEqualTo("wrong.example: to be changed")
        assertThat(lines).contains("SPF costs 1 lookups").anyMatch { "_dmarc.wrong.example" in it }
    }

    @Test
    fun `the progress is a flow of what the checks found`() = runBlocking<Unit> {
        val entries = trekMail(dns).progress(wrong).toList()

        assertThat(entries.associate { it.key().id() to it.status() })
            .containsEntry("mx", CheckStatus.CORRECT)
            .containsEntry("dmarc", CheckStatus.MISSING)
            .hasSize(6)
    }

    @Test
    fun `a coroutine that is cancelled ends its verification`() = runBlocking<Unit> {
        LoopbackDnsServer.start().use { server ->
            server.faultForAll(Fault.SILENT)
            DnsJavaResolver.builder().server(server.address()).timeoutPerTry(ofMillis(200)).build().use { resolver ->
                val waiting = launch { trekMail(resolver).report(right) }
                withContext(Dispatchers.IO) { server.awaitQuestions(1, ofSeconds(20)) }
                waiting.cancelAndJoin()
                delay(500) // what was on its way has arrived
                val asked = server.questions().size
                delay(600) // a silent server would be asked again and again

                assertThat(server.questions()).hasSize(asked)
            }
        }
    }

    @Test
    fun `whoever has seen enough stops collecting`() = runBlocking<Unit> {
        assertThat(trekMail(dns).progress(right).first().status()).isEqualTo(CheckStatus.CORRECT)
    }

    @Test
    fun `what is typed is a domain, or a mistake with what was meant`() {
        assertThat(read(" Right.Example. ")).isEqualTo(Typed.Domain(right))

        val mistake = read("me@right.example") as Typed.Mistake
        assertThat(mistake.meant).isEqualTo(right)
        assertThat(mistake.sentence).contains("me@right.example")
        assertThat((read("me@right.example", Locale.GERMAN) as Typed.Mistake).sentence).contains("Mail-Adresse")
        assertThat((read("") as Typed.Mistake).meant).isNull()
    }

    @Test
    fun `what the DNS says is one of four things`() {
        fun ask(name: String, type: RecordType) =
            spoken(dns.resolve(DnsQuestion(DomainName.of(name), type)).toCompletableFuture().join())

        assertThat(ask("right.example", RecordType.MX)).isEqualTo("1 records")
        assertThat(ask("right.example", RecordType.AAAA)).isEqualTo("no such record")
        assertThat(ask("nobody.right.example", RecordType.MX)).isEqualTo("no such name")
        val failing = ZoneResolver.builder().servfail("right.example").build()
        assertThat(spoken(failing.resolve(right, RecordType.MX).join())).isEqualTo("not known: SERVFAIL")
    }
}
