/// Tells people and programs outside what they asked to be told of: findings, deletions that ended,
/// figures that are too high. One row per thing and channel is outbox, timer and dead letter.
///
/// - [Rules] say who is told what; pure
/// - `FindingNews` and `DeletionNews` derive notices from findings and history, `Watch` from
///   figures
/// - [Outbox] keeps them; a `Courier` per channel delivers them, each on its own
/// - `channel`: webhooks, mail, MQTT, a topic
///
/// Door: none; it runs. It writes nothing where nobody is to be told, and nothing waits for it. It
/// must not know what a move means.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.notice;
