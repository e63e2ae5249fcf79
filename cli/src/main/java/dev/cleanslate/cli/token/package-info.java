/// `token ...`: the gateway's tokens. Only operators delete one, and only after they saw all it
/// owns and typed its name.
///
/// Door: [TokenVerbs] for picocli.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.token;
