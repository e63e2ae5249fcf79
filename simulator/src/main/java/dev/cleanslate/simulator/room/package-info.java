/// What every provider's room shares: the interface [Room], and shelves that keep objects with
/// order, paging, tombstones and staleness.
///
/// Doors: [Room] for the house, [Shelves] for a room. This package must not know any one provider,
/// nor when a fault strikes.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.room;
