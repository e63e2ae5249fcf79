/// The contract that every worker keeps, as tests: what may be called gone, what may be sent to the
/// provider, and what must be answered when the provider fails.
///
/// Door: [WorkerContract], which a worker's test implements with a [ProviderStage]. This package
/// must not know any provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.testkit.worker;
