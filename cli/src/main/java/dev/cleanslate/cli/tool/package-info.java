/// What every verb works with: the options that all share, the server that they name, exit codes,
/// and a person's consent.
///
/// Door: [Tool]. It must not know any verb.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.tool;
