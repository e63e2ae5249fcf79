/// Dead letters: listed, read, and sent again by operators.
///
/// - `LettersPage`: the list, and one of them
///
/// Door: HTTP. It must not know where letters lie, nor the other views.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.letters;
