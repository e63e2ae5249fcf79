/// The stand-in for a provider: things that a DELETE takes away and a GET looks at, each answer
/// after a fixed time, and a count of what it was asked.
///
/// Door: [StandIn]. This package must not know Cleanslate but for its JSON.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.benchmarks.provider;
