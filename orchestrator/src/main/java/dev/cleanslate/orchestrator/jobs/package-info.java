/// Work that goes by the clock: what a deletion left nothing of is looked at again, owners that
/// ended long ago are forgotten, and what may be orphaned is reported.
///
/// Door: [Jobs]; a [Job] of another package is run like these. PostgreSQL's clock and rows decide
/// who runs what when several orchestrators are up; a run goes page by page, each in a transaction
/// of its own, and whoever dies is taken over from. It must not know how a step moves.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.jobs;
