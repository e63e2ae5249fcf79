/// What is declared about an older service's tables: which rows are owners, whose the others are,
/// and what is registered for each.
///
/// - [Mapping] is a whole declaration: [OwnerTable], [TrackedTable]s, [Setting]s;
/// - [ResourceRule] says what a row stands for, by [Term]s that are worked out per row;
/// - [MappingReader] reads the YAML, [Shipped] has those that come with the program; a mistake is a
///   [MappingMistake] with its line.
///
/// Doors: [MappingReader] and [Shipped]. This package must not know SQL, a connection, or HTTP.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.importer.mapping;
