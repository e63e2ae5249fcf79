/// The guard around every call to a provider, and what may be remembered between calls.
///
/// Door: [CloudCall], the one class that uses resilience4j. This package must not know Kafka,
/// Spring, or any provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.worker.cloud;
