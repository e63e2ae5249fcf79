/// Talking to an orchestrator over HTTP: calls, their answers, why they were refused, and events
/// that go on after a break.
///
/// Doors: [Server] to call, [Place] to say where, [Resuming] to follow what happens. It must not
/// know what any call is about, nor write anything for people.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.api;
