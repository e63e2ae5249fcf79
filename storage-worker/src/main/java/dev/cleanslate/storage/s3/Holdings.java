package dev.cleanslate.storage.s3;

import org.jspecify.annotations.Nullable;

/// Whose credential it is, and whether the bucket is one of the same account.
///
/// @param owner the id of the account; absent where the service does not say
public record Holdings(@Nullable String owner, boolean hasBucket) {}
