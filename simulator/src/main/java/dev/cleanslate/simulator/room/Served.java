package dev.cleanslate.simulator.room;

import dev.cleanslate.simulator.http.Answer;

/// What a room did with a call.
///
/// @param applied whether something was created, changed or deleted
public record Served(Answer answer, boolean applied) {}
