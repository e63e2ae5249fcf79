package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A resource as the ledger knows it: one thing an owner holds at a provider, or announced that it
/// would.
///
/// @param no the ledger's number of it; a saga's step bears the same. Within one owner, later ones
///   are larger.
/// @param parent the number of the thing that carries it; absent where none does
/// @param goesWithParent whether the provider deletes it together with its parent
/// @param settleAt for an intent: when its creation has either happened or failed
public record Holding(
    long no,
    Target target,
    @Nullable Long parent,
    boolean goesWithParent,
    @Nullable Instant settleAt) {}
