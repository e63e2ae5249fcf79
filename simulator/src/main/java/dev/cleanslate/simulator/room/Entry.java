package dev.cleanslate.simulator.room;

import tools.jackson.databind.node.ObjectNode;

/// One object on a shelf. Its body is never changed in place, only replaced.
///
/// @param place grows with each object of the shelf
public record Entry(long place, String id, ObjectNode body) {}
