/// The ledger, as it is spoken to over REST: what it knows of an owner, and registering.
///
/// - [Ledger] is what an import needs of it; [RestLedger] is the orchestrator's, [DryLedger] is
///   told nothing;
/// - [Calls] makes the requests, and repeats what may be repeated;
/// - [Registration] is what is said of one owner, [Outcome] what came of it, [Known] what was there
///   before.
///
/// Door: [Ledger]. This package must not know tables.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.importer.ledger;
