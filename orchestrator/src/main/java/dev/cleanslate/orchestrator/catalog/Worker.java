package dev.cleanslate.orchestrator.catalog;

/// A worker that kinds may name.
///
/// @param name the ending of its topics (`openai` in `cleanslate.commands.openai`)
/// @param callsPerSecond the provider's budget per account, over all orchestrators together
/// @param partitions how many partitions its topics are created with
public record Worker(String name, int callsPerSecond, int partitions) {}
