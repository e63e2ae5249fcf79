/// The thin shell around the pure rules: lock, load, decide, save, send.
///
/// Door: [Engine]. Every transaction first locks owners (where it needs them), then sagas, then
/// steps, each in order of id, so that nothing deadlocks; works on whole batches; and sends only
/// after the commit. If the process dies between the two, the row comes due and is sent again: the
/// step row is outbox, inbox and timer at once. Owners that are owned are deleted from here, too:
/// [Family]. It must not know topics or HTTP.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.engine;
