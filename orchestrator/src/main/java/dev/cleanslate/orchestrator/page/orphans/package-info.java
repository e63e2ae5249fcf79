/// Orphans: what is there though its owner is not, settled by people.
///
/// - `OrphansPage`: the list, and a person's word about many
/// - `OrphanPage`: one of them, with its history
/// - `CleanupPage`: a dry run, and then the deletion of exactly what it showed
///
/// Door: HTTP. It must not know why something is an orphan, nor the other views.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.orphans;
