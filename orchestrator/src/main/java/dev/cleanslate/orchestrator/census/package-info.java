/// The census: what providers list is compared with the ledger, so that what nobody registered is
/// found without any deletion having run.
///
/// | | |
/// |---|---|
/// | [Censuses] | the door: begins, asks, takes pages, and says how far it is |
/// | [Clearing] | the other door: deletes what is nobody's, by a person's order |
/// | [Comparison] | the rules: known, ownerless, unregistered, or unclaimed; pure |
/// | `CensusRows`, `Sightings` | what is kept, in PostgreSQL |
/// | `CensusClock`, `CensusListener`, `Enquiry` | when, and the way to the workers and back |
///
/// A census never deletes. It must not know the rules of deletions.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.census;
