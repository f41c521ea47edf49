package org.domainverifier.txt;

import org.domainverifier.record.FindingCode;

/**
 * What a check calls the things that can be found of any kind of TXT record. The arguments of their sentences are the same for
 * every kind.
 *
 * @param missing there is no record: {@code name}
 * @param notDetermined the name could not be asked for: {@code name}, {@code cause}, {@code detail}
 * @param multipleRecords there is more than one record: {@code name}, {@code count}
 * @param pastingMistake a text that pasting spoilt: {@code name}, {@code mistake}, {@code repaired}
 * @param badVersion a text whose version is wrong: {@code name}, {@code text}, {@code repaired}
 * @param misplaced a record at a wrong name: {@code found}, {@code name}
 * @param tooLong a record that is longer than anybody reads: {@code name}, {@code octets}, {@code limit}
 */
public record TxtCodes(
        FindingCode missing,
        FindingCode notDetermined,
        FindingCode multipleRecords,
        FindingCode pastingMistake,
        FindingCode badVersion,
        FindingCode misplaced,
        FindingCode tooLong) {}
