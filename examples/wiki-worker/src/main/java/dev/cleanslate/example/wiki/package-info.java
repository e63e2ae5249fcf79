/// A worker for a provider that Cleanslate does not know: pages of a company's wiki. It is complete
/// and small, and meant to be copied; `docs/new-worker.md` goes through it.
///
/// - [WikiHandler]: what is done and what is believed; the only file with decisions in it
/// - [WikiCalls]: the provider's HTTP API, answer for answer
/// - [WikiConfiguration], [WikiProperties], [WikiWorkerApplication]: put together as an application
@NullMarked
package dev.cleanslate.example.wiki;

import org.jspecify.annotations.NullMarked;
