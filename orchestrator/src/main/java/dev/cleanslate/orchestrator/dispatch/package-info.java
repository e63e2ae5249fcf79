/// The engine's way to the workers and back: commands out, replies in, the holds and the providers'
/// budgets that decide whether a destructive call may go now, and the place for messages that
/// cannot be read.
///
/// Door: [Inbox], which turns a batch of records into events whatever they hold, and [DeadLetters].
/// It must not know what an event does to a step.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.dispatch;
