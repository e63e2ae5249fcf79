/// Runs a worker: takes commands from Kafka, asks the [dev.cleanslate.worker.ResourceHandler],
/// sends the answers, and only then lets the offset move.
///
/// Door: [WorkerRuntime], which the auto-configuration starts for every application that has
/// handlers. This package must not know any provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.worker.runtime;
