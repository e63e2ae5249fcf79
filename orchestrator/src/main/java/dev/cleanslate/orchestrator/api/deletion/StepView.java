package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Tally;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step as it is shown.
///
/// @param step its number, which is the ledger's number of the resource
/// @param id the provider's id; absent for an intent
/// @param intent the upstream's key of the intent; absent for what was registered
/// @param parent the number of the resource that carries it
/// @param attempt counts everything ever sent for it
/// @param failures answers in a row that brought nothing
/// @param unanswered sends in a row that nobody answered
/// @param dueAt when something will be done about it
/// @param why the last thing that was said about it
/// @param evidence what the last look saw
/// @param tally of a set: how many things answers said were taken away so far; in a dry run, how
///   many there are
/// @param deletion for an owner that is owned: its own deletion
public record StepView(
    long step,
    String kind,
    @Nullable String id,
    @Nullable String name,
    Map<String, String> scope,
    @Nullable String account,
    @Nullable String intent,
    @Nullable Long parent,
    String state,
    int round,
    int attempt,
    int failures,
    int unanswered,
    @Nullable Instant dueAt,
    @Nullable Instant deadlineAt,
    @Nullable String why,
    @Nullable Evidence evidence,
    @Nullable Instant changedAt,
    @Nullable UUID deletion,
    @Nullable Tally tally) {}
