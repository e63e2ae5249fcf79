/// The topics for people: `cleanslate topics list` and `cleanslate topics watch`.
///
/// A program of its own, for the command line speaks REST only and starts in less than a second;
/// Kafka's client is ten times as large as all of it. It reads as a consumer without a group, so
/// that it takes nothing from anybody, and writes nothing.
///
/// | package | what it is |
/// |---|---|
/// | `words` | a record in plain words |
///
/// Door: [Main]. It knows `common/messages` and no other module.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.topics;
