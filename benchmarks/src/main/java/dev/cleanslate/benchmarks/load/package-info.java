/// The driver: runs loads against a system that others started, and prints a line of JSON for each.
///
/// Door: [Driver]. It is an upstream service like any other: it writes to the topics of upstream
/// and reads those for upstream. It must not know the orchestrator's database.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.benchmarks.load;
