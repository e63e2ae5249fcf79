package dev.cleanslate.orchestrator.api.http;

/// A body of which every field must be known: one whose absent fields mean "all" or "for good", so
/// that a misspelt one would do more than was asked for.
public interface Exact {}
