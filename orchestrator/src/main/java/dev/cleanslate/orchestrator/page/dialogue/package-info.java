/// The delete dialogue: what would go and how long it takes, the name typed once, what is left
/// while it goes, and how it ended. For operators, and for people about what is theirs.
///
/// - `Dialogue`: the stages as pages; `DialogueDeeds`: the two words that change something
/// - `Impact`, `Area`, `Estimate`: the preview; `LastLook`, `LikeIt`: what it is made of besides
///   the plan
/// - `Progress`: what is left, and the result
///
/// Door: HTTP. The name and the hash of the plan are checked here and at the intake, whatever the
/// browser says.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.dialogue;
