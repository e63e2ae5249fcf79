package dev.cleanslate.simulator.room;

import java.util.List;

/// One page of a shelf.
public record Page(List<Entry> entries, boolean hasMore) {}
