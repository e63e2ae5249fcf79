/// The contract between upstream services, the orchestrator and the workers: owners, targets,
/// commands, replies, verdicts, events, the topics they travel on and the one JSON form they have.
///
/// Door: [Wire] turns bytes into these records and back. Everything here is an immutable record
/// whose constructor refuses what makes no sense, so a message that exists is a message that can be
/// used. This package must not know Spring, a database, or what a saga is.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.messages;
