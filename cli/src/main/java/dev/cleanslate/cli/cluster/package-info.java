/// The verbs of bare-metal clusters, under the names that their operators know: status, cleaning up
/// and validating nodes and deployments, scripts for a person's hand, a menu.
///
/// Doors for picocli: [StatusVerbs], [CleanupVerbs], [ValidateVerbs], [ScriptVerb], [MenuVerb].
/// They call `/api/cleanup`, and `/v1` where that has no answer.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.cluster;
