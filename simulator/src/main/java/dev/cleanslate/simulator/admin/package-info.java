/// The admin API under `/_sim`: faults, seeds, keys, switches, scenarios, the request log and the
/// state; and the same for tests in this process.
///
/// Doors: [Admin] for HTTP, [Inventory] for tests. This package must not know any one provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.admin;
