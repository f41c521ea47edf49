package org.domainverifier.json;

import java.util.List;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;

/**
 * What was expected, where only the records of it are known.
 *
 * @param check the check that judged it
 * @param records what the customer had to publish
 */
record StoredExpectation(CheckKey<?> check, List<RecordToPublish> records) implements Expectation {
    StoredExpectation {
        records = List.copyOf(records);
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName name, CustomerValues values) {
        return records;
    }
}
