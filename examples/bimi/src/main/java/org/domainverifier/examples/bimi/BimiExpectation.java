package org.domainverifier.examples.bimi;

import java.util.List;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * What a provider asks for: this logo, whatever evidence there is for it.
 *
 * @param location where the logo is
 */
public record BimiExpectation(String location) implements Expectation {
    @Override
    public CheckKey<?> check() {
        return BimiCheck.KEY;
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        return BimiRecord.KIND.nameFor(domain).stream()
                .map(name -> RecordToPublish.of(name, RecordData.Txt.of(new BimiRecord(location, "").toString())))
                .toList();
    }
}
