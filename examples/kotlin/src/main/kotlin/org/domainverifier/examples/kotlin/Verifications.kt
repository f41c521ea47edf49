package org.domainverifier.examples.kotlin

import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.channels.trySendBlocking
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.future.await
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import org.domainverifier.CheckEntry
import org.domainverifier.DomainReport
import org.domainverifier.DomainVerifier
import org.domainverifier.VerificationListener
import org.domainverifier.VerificationRun
import org.domainverifier.dns.DomainName

/** A verifier as it is described. */
fun verifier(describe: DomainVerifier.Builder.() -> Unit): DomainVerifier =
    DomainVerifier.builder().apply(describe).build()

/** The report. When the coroutine is cancelled, so is the verification: nothing is asked any more. */
suspend fun DomainVerifier.report(domain: DomainName): DomainReport = verifyAsync(domain).await()

/** The reports on many domains, so many of which are verified at a time. */
suspend fun DomainVerifier.reports(domains: Collection<DomainName>, atOnce: Int = 64): List<DomainReport> =
    coroutineScope {
        val places = Semaphore(atOnce)
        domains.map { async { places.withPermit { report(it) } } }.awaitAll()
    }

/** What each check has found, as soon as it has; whoever stops collecting ends the verification. */
fun DomainVerifier.progress(domain: DomainName): Flow<CheckEntry> = callbackFlow {
    val page = object : VerificationListener {
        override fun checked(run: VerificationRun, entry: CheckEntry) {
            trySendBlocking(entry)
        }

        override fun reported(run: VerificationRun, report: DomainReport) {
            close()
        }

        override fun cancelled(run: VerificationRun) {
            close()
        }
    }
    val coming = observedBy(page).verifyAsync(domain)
    awaitClose { coming.cancel(true) }
}
