/// The worker for objects in S3-compatible storage: by key, or all under a prefix, with their
/// versions, delete markers and unfinished uploads.
///
/// Table of contents: `s3` the edge to a service, `kind` the rules. Door: [StorageHandler], which
/// the runtime of `cleanslate-worker` asks; [StorageWorkerApplication] starts it all. This package
/// must not know sagas, Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.storage;
