/// Deletions as all verbs see them: asking for one, following it to its end, and telling what
/// became of it.
///
/// Doors: [Deletions] to ask and follow, [Report] to tell, [Holdings] to show an owner. It must not
/// know which verb wants it.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.deletion;
