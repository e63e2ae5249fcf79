/// A small HTTP/1.1 server on virtual threads that can do what a polite one cannot: cut the
/// connection before, after or in the middle of an answer.
///
/// Door: [HttpServer]. This package must not know providers, faults or JSON.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.http;
