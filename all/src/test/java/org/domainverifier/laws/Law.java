package org.domainverifier.laws;

/** One law, judged by itself. */
interface Law {
    /** Adds every breach to the trial. */
    void judge(Trial trial);
}
