/// How a database is spoken to: short transactions behind a guard, statements whose names are
/// quoted and whose values are bound, and what has to be right before an answer counts.
///
/// - [Database] carries out one transaction, and turns whatever happens into a [Told];
/// - [Session] is what is open meanwhile; [Sql] puts statements together;
/// - [Dialect] is what differs: [PostgreSql], and [AnyJdbc] for every other database;
/// - [Grounds] is the control: tables, columns and rights as the database's own catalogue has them,
///   and which database this is;
/// - [SqlFailures] reads errors by their SQLSTATE, never by their text.
///
/// Doors: [Database] and [Grounds]. This package must not know targets, Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.records.database;
