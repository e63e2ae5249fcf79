/// The pure rules of a saga: state and event in, new state and effects out.
///
/// Door: [SagaRules]. A saga has steps, one per resource, and gates, one per kind. The rules know
/// no clock, no chance, no database and no topic; `engine` loads what they need, calls them, saves
/// what they say and sends what they ask for. The five rules on which answers count (R1 to R5) are
/// named where they stand in the code.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.saga;
