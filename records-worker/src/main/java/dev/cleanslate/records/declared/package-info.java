/// What is declared about the rows that are deleted: the tables, whose rows they hold, what "gone"
/// means for them, and what proves that they are still the same owner's.
///
/// - [RecordKind] is one kind, with [Ending], [Sameness] and [Activity];
/// - [Rows], [Condition], [Assignment] and [Use] say of which rows and columns something is meant;
/// - [DeclarationReader] reads `records.yaml`; a mistake in it is a [DeclarationMistake] with its
///   line.
///
/// Door: [DeclarationReader]. This package must not know SQL, a connection, or a message.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.records.declared;
