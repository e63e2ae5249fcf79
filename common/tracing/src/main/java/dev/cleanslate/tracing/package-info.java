/// Traces of deletions: from the request through commands and answers to the call of a provider and
/// the verdict.
///
/// Door: [Traces], which the auto-configuration hands to every application; it makes spans and
/// tells their [dev.cleanslate.messages.Traceparent]. Without a collector ([CollectorProperties])
/// it makes none, and nothing of the exporting half is loaded; [Collector] is that half. This
/// package must not know Kafka, a database, or what a step is.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.tracing;
