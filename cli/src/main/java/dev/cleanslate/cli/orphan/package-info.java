/// Orphans: what is there though its owner is gone or unknown, whose a thing is, and cleaning up.
///
/// Doors: [OrphanVerbs] and [OwnershipVerb] for picocli, [Sweep] for verbs beside it that must know
/// what is left.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.orphan;
