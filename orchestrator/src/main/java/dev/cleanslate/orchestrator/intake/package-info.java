/// Where a deletion begins: delete requests and registrations, by topic and by REST, through one
/// door each.
///
/// Doors: [Deletions], [Registrations] and [Previews]. A request is deduplicated, an owner locked,
/// a saga opened or joined, all in one transaction; on a topic the offsets are part of that
/// transaction, so that nothing is lost or taken twice. It must not know how a saga goes on.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.intake;
