/// Carries out what a fault does to a call: waits, cuts, disguises an answer, or answers instead of
/// the room.
///
/// Door: [Stage]. This package must not know why a fault struck, nor any one provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.stage;
