package dev.cleanslate.storage.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A multipart upload that was begun and is neither completed nor aborted. Its parts are stored,
/// and cost, though no listing of objects shows them.
///
/// @param initiated absent where the service does not say
public record Upload(String key, String id, @Nullable Instant initiated) {}
