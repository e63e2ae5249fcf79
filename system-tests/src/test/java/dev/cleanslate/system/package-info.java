/// End-to-end tests: the real broker, the real database and every application as a process of its
/// own, as `./cleanslate up --processes` starts them, with the simulator as provider.
///
/// Door: a test class asks for the [World] that [OneWorld] keeps for all of them. Its broker and
/// database are containers where [WhichGround] finds that they can be; no test knows. Truth is what
/// the simulator holds and logged; the orchestrator's word is compared with it and never believed.
/// Nothing here may know how an application works inside.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.system;
