/// All that decides and remembers. The packages in the order of a deletion's way:
///
/// 1. `intake` takes delete requests and registrations, by topic and by REST, through one door
/// 2. `ledger` knows owners and what they hold; `catalog` what can be held and how it goes
/// 3. `plan` turns holdings into steps
/// 4. `engine` opens, sends, and takes answers in; `saga` has the pure rules it asks; `dispatch` is
///    its way to the workers and back, with the providers' budgets and the holds
/// 5. `verify` takes in what looking again found
/// 6. `alert` tells people what they must look at; `history` tells everyone what happened; `notice`
///    tells those outside what they asked for; `letter` keeps what could not be read in view
/// 7. `census` compares what providers list with the ledger; `jobs` is what else goes by the clock
/// 8. `signal` is what dashboards and alert rules see of all that
/// 9. `api` shows all of it, and takes a person's word; `script` is for when all else fails;
///    `surface` is what clients of the replaced systems call; `page` is for people
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator;
