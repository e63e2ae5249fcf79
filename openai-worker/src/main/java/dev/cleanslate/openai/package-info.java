/// The worker for OpenAI objects: vector stores and the files in them, files, assistants,
/// conversations and their items.
///
/// Door: [OpenAiHandler], which the runtime of `cleanslate-worker` asks; [OpenAiWorkerApplication]
/// starts it all. This package must not know sagas, Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.openai;
