/// The older service's database, which is only ever read: each page in a read-only transaction of
/// its own, under repeatable read.
///
/// - [OldDatabase] connects, and connects again where it was cut off; [Place] is where it is;
/// - [Catalogue] holds a mapping against what is there: an [OldTable], or the reason why not;
/// - [Pages] reads owners with all that is theirs, and the rows that are nobody's, by keys;
/// - [Sql] puts statements together: names are quoted, values bound.
///
/// Doors: [OldDatabase], [Catalogue] and [Pages]. This package must not know HTTP or the ledger.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.importer.old;
