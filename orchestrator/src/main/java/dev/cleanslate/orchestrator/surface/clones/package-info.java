/// `/clones/**`, as the dashboard of the AI-clone platform calls it.
///
/// - `CloneEndpoint`: delete, with force or without; `CleanupReport`: what it answers
/// - `ClonePreviewEndpoint`: what would go
/// - `CloneHealthEndpoint`: whether cleaning up works, and what is orphaned; deletes nothing
/// - `Parts`: which kinds of resources stand for which of the old names
///
/// Door: HTTP. It must not know how anything is deleted.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.surface.clones;
