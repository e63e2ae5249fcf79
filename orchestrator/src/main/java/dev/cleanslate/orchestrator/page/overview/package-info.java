/// The first view: how it stands with everything, worst first.
///
/// - `OverviewPage`: the call; `Standing`: the first line, which is the answer
/// - `StandingRows`, `Blocked`, `Blocks`: what is open, and what is stuck on what, one cause a row
/// - `Provider`, `Providers`: who answers, and who is silent; `Throughput`: how much has gone
///
/// Door: `GET /`. It must not know the other views.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.overview;
