/// Turns what an owner holds into the steps that deleting it takes, with order, estimate and hash.
///
/// Door: [Planner], pure and in pages, so that the same planner serves a saga of 100,000 resources
/// and a preview. It knows the catalog and the ledger's records, and must not know sagas, SQL or
/// Kafka.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.plan;
