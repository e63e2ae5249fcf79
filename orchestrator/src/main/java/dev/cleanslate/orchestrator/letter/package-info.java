/// Dead letters: listed, opened, and sent again once a person says so.
///
/// Door: [Letters]. They lie where [dev.cleanslate.messages.Topics#deadLetters] puts them, on
/// topics beside those they came from, and in the table `dead_letter` where Kafka refused them for
/// their size; nothing copies them elsewhere. What was sent again is remembered in `letter_sent`.
/// It must not know who lays letters aside, nor what their messages do.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.letter;
