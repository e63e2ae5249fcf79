package dev.cleanslate.records.database;

/// What one bounded change did.
///
/// @param found rows that were found and not locked by others
/// @param changed how many of them were really changed
public record Page(int found, int changed) {}
