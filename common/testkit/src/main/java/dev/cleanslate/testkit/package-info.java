/// What the tests of every module share: [HandTurnedClock], one real PostgreSQL ([TestPostgres])
/// and one real Kafka broker ([TestKafka]) per JVM, both on loopback and gone with the JVM; and a
/// collector of traces that remembers what it is sent ([TestCollector]).
///
/// Doors: those four. This package must not know any module's tables, topics or rules, and must
/// never be on a production class path.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.testkit;
