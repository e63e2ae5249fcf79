/// Tells everyone what happened. The engine writes one history row per saga and transaction; here
/// they become events on `cleanslate.sagas`, and findings become alerts on
/// `cleanslate.orphan-alerts`, each at least once and, per saga, in order.
///
/// Door: none; it runs. It must not know what a move means.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.history;
