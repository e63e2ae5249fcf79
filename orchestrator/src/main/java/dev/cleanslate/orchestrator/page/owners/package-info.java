/// The ledger, searchable: owners, what they hold and where it came from, and their deletions.
///
/// - `OwnersPage`: the list, and what is found in it
/// - `OwnerPage`: one of them
/// - `ResourcesPage`: what all of them hold
///
/// Door: HTTP. It shows and changes nothing; it must not know the other views, but where a deletion
/// is asked for.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.owners;
