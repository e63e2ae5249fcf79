/// The rules: what is meant by a target, what proves that it is still the owner's, how a set is
/// swept page by page, and when nothing listed means nothing there.
///
/// Doors: [Sweep] deletes, [Look] reads, [Proofs] makes the controls. This package must not know
/// the client library, Spring, sagas or Kafka.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.storage.kind;
