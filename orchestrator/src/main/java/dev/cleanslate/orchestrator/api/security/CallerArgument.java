package dev.cleanslate.orchestrator.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands the [Caller] to every call that asks for one: whom the token names, or whom a filter that
/// needs no token has put in its place.
public final class CallerArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Authentication let = SecurityContextHolder.getContext().getAuthentication();
    if (let instanceof JwtAuthenticationToken token) {
      return Tokens.caller(token.getToken());
    }
    if (let != null && let.getPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("a call that needs a caller was let in without one");
  }
}
