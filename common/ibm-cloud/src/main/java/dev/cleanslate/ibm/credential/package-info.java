/// Who the workers are at IBM Cloud: how a token is asked for, which account it proves, and how
/// long it is used.
///
/// Door: [Tokens]; [Login] says how. This package must not know what tokens are used for.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.ibm.credential;
