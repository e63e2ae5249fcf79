/// The worker for the things of the stand-in provider: a handler like any other, on the runtime
/// that every worker has. A thing goes by one request; a look believes a 404 with a control of the
/// last 30 s.
///
/// Door: [BenchWorkerApplication]. This package must not know sagas, Kafka, or that it is measured.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.benchmarks.worker;
