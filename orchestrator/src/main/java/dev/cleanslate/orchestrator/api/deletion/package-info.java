/// Calls about deletions: asking for one, looking at it and at its steps, and a person's word to
/// retry, cancel or abandon it.
///
/// Doors: HTTP; for what shows deletions elsewhere, [DeletionViews] and [StepRows], and [Outcomes],
/// what became of the steps by kind. A deletion is shown from the columns of its own row, never by
/// counting steps. It must not know how a step moves.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.deletion;
