/// The worker for records: rows in the owners' own databases, which are deleted, ended or marked as
/// deleted, page by page, and counted again.
///
/// - [declared][dev.cleanslate.records.declared]: which tables and columns, and what "gone" means;
/// - [database][dev.cleanslate.records.database]: short guarded transactions, and the control
///   behind every answer;
/// - [Deletion] takes an owner's rows away in [Stage]s, [Taking] one page at a time;
/// - [Look] counts what is left, by a [Count];
/// - [Owners] lists whose rows a table holds.
///
/// Door: [RecordsHandler], which the runtime of `cleanslate-worker` asks;
/// [RecordsWorkerApplication] starts it all. This package must not know sagas, Kafka, or who owns
/// what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.records;
