/// Brings in what older services know: reads their tables, changes nothing there, and registers
/// over REST what their owners hold.
///
/// - [mapping][dev.cleanslate.importer.mapping]: what rows stand for, declared;
/// - [old][dev.cleanslate.importer.old]: the older database, read-only and in pages;
/// - [ledger][dev.cleanslate.importer.ledger]: the orchestrator, over REST;
/// - [run][dev.cleanslate.importer.run]: an import.
///
/// Door: [ImportCommand], which is `./cleanslate import`; [Given] finds what it was told, where.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.importer;
