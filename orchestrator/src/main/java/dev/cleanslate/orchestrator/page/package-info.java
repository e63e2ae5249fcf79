/// The web page: what happens, for people, and their word, taken. HTML made here, no rules of its
/// own: it reads what `api` reads and acts by the same doors.
///
/// - `PageSecurity`, `CookieSignIn`, `SignInPage`, `Admission`: who is let in; apart from the API,
///   which knows no cookie
/// - `SignInElsewhere`, `AskedElsewhere`, `ClientOfThisRequest`: signing in at an identity provider
/// - [May]: what the visitor may do; a controller takes it as a parameter, as it takes a `Caller`
/// - `Surroundings`: what every template can use: [May], the caller and [PageTimes]
/// - `PageRefusals`, `PageErrors`, `NothingHere`: what went wrong, as a page
/// - [Sign]: the word and the icon of each state; [Slate]: what is left, as a bar
/// - [Plain]: why something does not go, and who acts; [KindWords]: what people call a kind
/// - `overview`, `deletions`, ...: one package per view
///
/// Door: HTTP; no other package calls this one, and the views do not know each other.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page;
