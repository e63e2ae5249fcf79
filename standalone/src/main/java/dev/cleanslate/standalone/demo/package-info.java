/// The demonstration: owners are registered, their resources are made at the simulated provider,
/// delete events are published, and what the topics report is held against the provider's own
/// state.
///
/// Doors: [Demo], and [Visit], the main class for a system that runs already. It sees the system
/// only as an upstream service, an operator and the provider see it (topics, REST, the provider's
/// API), and must not know how its parts are started or stopped.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.standalone.demo;
