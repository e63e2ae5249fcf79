/// The edge to a service that speaks S3: its calls, one request each, and what its answers mean.
///
/// Door: [S3Service]. Nothing of the client library's types goes beyond it. This package must not
/// know kinds, owners or Spring.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.storage.s3;
