package org.domainverifier.mtasts.txt;

import org.domainverifier.record.FindingCode;

/**
 * What a record's standard calls the same mistakes.
 *
 * @param badVersion the text does not begin with the version
 * @param malformedField a part is not a field
 * @param duplicateField a field that was there before
 * @param strayBlank a space that the grammar or its prose does not allow, and that is tolerated
 */
public record FieldCodes(
        FindingCode badVersion, FindingCode malformedField, FindingCode duplicateField, FindingCode strayBlank) {}
