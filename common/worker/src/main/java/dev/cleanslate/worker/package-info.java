/// What someone who writes a worker needs: the [ResourceHandler] to implement, the outcomes it may
/// answer with, and the [Errand] that carries its time limit and counts its calls.
///
/// Door: [ResourceHandler]. This package must not know Kafka, Spring, or any provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.worker;
