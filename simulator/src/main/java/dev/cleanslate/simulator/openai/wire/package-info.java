/// How OpenAI speaks, whatever is spoken about: keys and accounts, the error object, the headers of
/// every answer, metadata, uploads, and the switches of the room.
///
/// This package must not know which objects there are.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.openai.wire;
