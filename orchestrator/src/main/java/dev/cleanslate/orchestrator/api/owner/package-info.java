/// Calls about owners: registering what they hold, looking at it, and previewing a deletion.
///
/// Doors: HTTP; for the calls beside it, [OwnerRows] finds an owner by id or alias, [Held] only
/// where the caller may know it, and [PlanView] shows a plan. It must not know sagas.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.owner;
