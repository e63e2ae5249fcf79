/// Faults on demand: which requests they strike, how often, and what they do.
///
/// Door: [Faults]. This package decides that a fault strikes; the house carries it out and the room
/// words it. It must not know any one provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.fault;
