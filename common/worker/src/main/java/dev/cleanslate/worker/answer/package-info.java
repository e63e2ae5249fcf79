/// Turns a command into an answer: what is not for this worker is refused, holds are obeyed, the
/// handler is asked, and its outcome is put into the contract's words.
///
/// Door: [Answering]. This package must not know Kafka, Spring, or any provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.worker.answer;
