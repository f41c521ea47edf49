package org.domainverifier.mtasts;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;

/**
 * What a judge concludes of one side of the matter.
 *
 * @param status the conclusion
 * @param findings what there is to say
 */
record Judgement(CheckStatus status, List<Finding> findings) {
    Judgement {
        findings = List.copyOf(findings);
    }
}
