/// An import: reading an older service's tables, making registrations of them, and telling what
/// became of each row.
///
/// - [Import] goes through the tables, page by page;
/// - [Placing] makes a [Placement] of an owner's rows, by a mapping's terms ([Values]); pure;
/// - [Delivery] registers placements, several at a time;
/// - [Report] counts, [Leftovers] writes down what could not be placed, [Checkpoint] where to go
///   on.
///
/// Door: [Import].
@org.jspecify.annotations.NullMarked
package dev.cleanslate.importer.run;
