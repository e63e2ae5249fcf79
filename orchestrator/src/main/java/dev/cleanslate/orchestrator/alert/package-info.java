/// Findings: what a person should look at, each told once until it changes.
///
/// Door: [Alerts]. A finding is recorded in the transaction that makes it true and published on
/// `cleanslate.orphan-alerts` afterwards, at least once. What a person keeps until a time is open
/// again after it. It must not know the rules that raise it.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.alert;
