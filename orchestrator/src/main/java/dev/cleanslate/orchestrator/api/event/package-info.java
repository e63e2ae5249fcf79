/// Live events: the history of one deletion, or of the caller's whole tenant, as server-sent events
/// that resume where they broke off.
///
/// Door: HTTP, [Endings] for calls that wait for a deletion to come to rest, and [Glances] for who
/// looks again by themselves. Each stream reads the history from its own place on the thread of its
/// call; one pulse tells them all when there is news. It must not know how history is written or
/// published.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.event;
