/// The OpenAI room: vector stores and their files, files, assistants, conversations and their
/// items, containers, responses and models, with the constraints between them.
///
/// Door: [OpenAiRoom]. What is not established about the provider is a switch of [Switches]. This
/// package must not know which fault strikes.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.openai;
