package dev.cleanslate.simulator.room;

import java.util.Optional;
import java.util.function.Predicate;

/// Which page of a shelf is wanted.
///
/// @param after start behind this id
/// @param before end in front of this id
/// @param wanted which objects count at all
public record PageOrder(
    boolean ascending,
    int limit,
    Optional<String> after,
    Optional<String> before,
    Predicate<Entry> wanted) {}
