package dev.cleanslate.orchestrator.engine;

/// A message that nobody asked for: which of the caller's it was, and why.
public record Rejection(int index, String why) {}
