package org.domainverifier.benchmarks.spf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.james.jspf.impl.SPF;
import org.domainverifier.spf.SpfEvaluation;
import org.domainverifier.spf.SpfEvaluator;
import org.domainverifier.testing.internal.SpfShapes;

/** One shape, ready to be evaluated by both implementations. */
final class SpfSubject {
    private static final String HELO = "mail.client.example";

    private final InetAddress client;
    private final String mailFrom;
    private final SpfEvaluator evaluator;
    private final SPF jspf;

    SpfSubject(SpfShapes.Shape shape) {
        try {
            client = InetAddress.getByName(SpfShapes.CLIENT);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
        mailFrom = "jane@" + shape.domain();
        evaluator = SpfEvaluator.using(new MapResolver(shape.zone()));
        jspf = new SPF(new JspfZone(shape.zone()));
    }

    SpfEvaluation domainVerifier() {
        return evaluator.evaluate(client, mailFrom, HELO);
    }

    String jspf() {
        return jspf.checkSPF(SpfShapes.CLIENT, mailFrom, HELO).getResult().toLowerCase(Locale.ROOT);
    }
}
