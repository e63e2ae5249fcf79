/// The loads, and what is needed to run them: a stand-in provider, the worker for its things, and
/// the driver. How to run them stands in `docs/benchmarks.md`.
///
/// Door: [Benchmarks], which starts one of the three as a process of its own. This package and
/// those below it must not know the orchestrator but by its topics and its REST API.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.benchmarks;
