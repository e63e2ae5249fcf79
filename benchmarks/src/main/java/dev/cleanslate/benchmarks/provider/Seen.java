package dev.cleanslate.benchmarks.provider;

/// What the stand-in was asked since it was last reset.
///
/// @param deletes deletes, all of them
/// @param distinct things that were deleted
/// @param dup deletes of a thing that was deleted before
/// @param gets looks, all of them
/// @param getNotDeleted looks that found the thing still there
/// @param looked things that were looked at after their delete
/// @param controls requests for the control
/// @param latencyUs microseconds before each answer
public record Seen(
    long deletes,
    long distinct,
    long dup,
    long gets,
    long getNotDeleted,
    long looked,
    long controls,
    long latencyUs) {}
