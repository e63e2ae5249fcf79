/// One deletion, for people: where it stands, what is stuck and who acts, its steps in their order
/// with what proves each, what happened, and a person's word about it.
///
/// - `OneDeletion`: the page and its parts; `StepPages`: one step, and the steps of one kind
/// - `Deeds`: a person's word, by the doors that REST uses; `Offers`: which are offered
/// - `ReportPage`: what became of it, for people and for programs
/// - `Headline`, `Trouble`, `Order`, `Graph`, `StepShown`, `Story`: what is shown, pure; `Facts`
///   reads what they are made of
///
/// Door: HTTP. Nothing here counts the steps of a large deletion on the way in but by kind and
/// state, and no list of all steps is ever loaded.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.deletion;
