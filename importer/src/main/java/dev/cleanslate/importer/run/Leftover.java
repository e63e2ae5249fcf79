package dev.cleanslate.importer.run;

import org.jspecify.annotations.Nullable;

/// A row, or rows of one owner that are only counted, that could not be placed whole.
///
/// @param key what tells the row apart; the owner's id where rows are counted
/// @param owner the owner it names
/// @param kind what of it could not be placed; absent where it is about the row as such
/// @param reason a short word for programs
/// @param detail what is wrong, and what with
record Leftover(
    String table,
    String key,
    long rows,
    @Nullable String owner,
    @Nullable String kind,
    String reason,
    String detail) {}
