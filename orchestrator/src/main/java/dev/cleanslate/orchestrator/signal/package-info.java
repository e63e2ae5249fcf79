/// What dashboards and alert rules see: metrics of what the database, the broker and this process
/// know, and one log line per move.
///
/// - [Gauged] names all that is read every few seconds; a [Source] reads it, `Rounds` goes round
///   them, a `Board` shows what they said
/// - [MoveMeters] counts and times what the engine did; [MoveLog] writes it down
/// - [SignalSecurity] says who may read the metrics, [LogForm] how logs are written
///
/// Door: none; it watches. Nothing waits for it, and what it costs is bounded: after each reading
/// it rests at least twenty times as long as the reading took. Names are explained in
/// `docs/signals.md`, which a test holds against them. It must not decide anything.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.signal;
