package org.domainverifier.benchmarks.spf;

import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.internal.SpfShapes;

/** Prints the shapes for programs in other languages: {@code shape domain}, then {@code name type data} for each record. */
public final class ShapesAsLines {
    private ShapesAsLines() {}

    /**
     * Prints to the standard output.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        for (SpfShapes.Shape shape : SpfShapes.ALL) {
            System.out.println("shape " + shape.domain());
            for (DnsRecord record : ZoneResolver.parse(shape.zone()).records()) {
                String data = record.data() instanceof RecordData.Txt txt
                        ? txt.text()
                        : record.data() instanceof RecordData.Mx mx
                                ? mx.exchange().toString()
                                : record.data().toZoneText();
                System.out.println(record.name() + " " + record.type() + " " + data);
            }
        }
    }
}
