/// What IBM Cloud's rooms share: the tokens that IAM issues and the others ask for, the accounts
/// behind them, the error envelope, and both ways to page.
///
/// Doors: [Accounts] and [Mint] for the room that issues tokens, [Desk] for the rooms that ask for
/// one. This package must not know which objects there are.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.ibm;
