/// Dead letters: listed, shown, sent again.
///
/// Door: [LetterVerbs] for picocli. It must not know the verbs of other packages.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.letter;
