/// Tests of the importer, on a real PostgreSQL and over real sockets: [OldTables] makes an older
/// service's database, [PlayedOrchestrator] keeps a ledger as the orchestrator does, [Imported]
/// runs the command.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.importer;
