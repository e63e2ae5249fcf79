/// All of Cleanslate on one machine: a real Kafka broker in a JVM of its own, a real PostgreSQL,
/// and the applications in one JVM or, with `--processes`, in one each.
///
/// Door: [Standalone], the main class that the launcher script starts. This package decides nothing
/// about deletions; it must not know tables, sagas or providers, only how the parts are started,
/// found and stopped.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.standalone;
