package dev.cleanslate.orchestrator.alert;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to tell people.
///
/// @param step the ledger's number of the resource it is about; absent where it is about the whole
///   owner
public record Alarm(
    Finding finding,
    OwnerRef owner,
    @Nullable UUID saga,
    @Nullable Long step,
    @Nullable Target resource,
    String reason) {}
