package org.domainverifier.repair;

/** One step of a repair: a change of a record, or something that cannot be done in the DNS of the domain. There is no third kind. */
public sealed interface RepairStep permits RecordChange, ManualStep {}
