/// The REST API `/v1`: what happens, shown, and a person's word, taken. Every call but liveness
/// needs a token, and sees and changes its own tenant only.
///
/// - `http`: how bodies, pages and refusals look
/// - `security`: who calls
/// - `deletion`, `event`, `letter`, `notice`, `operator`, `owner`: the calls, by what they are
///   about
/// - `checkup`: the ground that it stands on
///
/// Door: HTTP; only `surface` and `page` call it, to read and act as it does. It must not know how
/// a saga moves: it asks the intake and the engine, and reads tables.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api;
