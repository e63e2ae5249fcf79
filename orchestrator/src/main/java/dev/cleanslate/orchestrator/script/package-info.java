/// The fallback for when all else fails: a plain bash script that deletes what is left of an owner
/// with the provider's own command, in the catalog's order.
///
/// - [Scripts]: the door; reads the ledger and answers the text
/// - [Leftover]: what is left of an owner, and of the owners it owns
/// - [Composer]: turns that into text; pure
/// - [Routine]: which kinds a shell can delete, and by what; `functions.sh` says how
///
/// It must not know sagas, SQL or HTTP.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.script;
