/// A record of a topic in plain words. Door: [Interpreter]. It must not know where records come
/// from and where words go.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.topics.words;
