/// Our record of owners and what they hold, written when things are created and never only when
/// they are deleted.
///
/// Door: [Ledger]. An owner has incarnations: its lives between deletions. Every call runs in the
/// caller's transaction, and every call that changes an owner's holdings first locks the owner's
/// row. It must not know sagas.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.ledger;
