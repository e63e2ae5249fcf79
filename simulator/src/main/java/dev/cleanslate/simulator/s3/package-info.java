/// The room of S3-compatible object storage: buckets with objects and their versions, delete
/// markers, unfinished multipart uploads, locks; path-style, XML, signature version 4.
///
/// Door: [S3Room]. What differs between the services that speak S3 is a switch of [Switches]. This
/// package must not know which fault strikes.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.s3;
