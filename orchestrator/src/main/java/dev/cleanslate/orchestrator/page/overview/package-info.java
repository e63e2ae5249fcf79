/// The first view: how it stands with everything, worst first.
///
/// Door: `GET /`. It must not know the other views.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.overview;
