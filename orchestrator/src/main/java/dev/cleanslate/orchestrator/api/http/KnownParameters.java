package dev.cleanslate.orchestrator.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a parameter that the call does not know: a misspelt filter would answer the whole list.
/// Looks at the address only, so that a body stays unread. Thread-safe.
public final class KnownParameters implements HandlerInterceptor {
  private static final int LONGEST_NAME = 60;

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null && handler instanceof HandlerMethod call && isOurs(call)) {
      Set<String> names = known.computeIfAbsent(call.getMethod(), KnownParameters::names);
      asked(query)
          .filter(name -> !names.contains(name))
          .findFirst()
          .ifPresent(name -> {
            throw unknown(name, names);
          });
    }
    return true;
  }

  private static boolean isOurs(HandlerMethod call) {
    return call.getBeanType().getName().startsWith("dev.cleanslate.");
  }

  private static Stream<String> asked(String query) {
    return Arrays.stream(query.split("&"))
        .map(part -> part.split("=", 2)[0])
        .filter(name -> !name.isEmpty())
        .map(KnownParameters::decoded);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return name;
    }
  }

  private static Problem unknown(String name, Set<String> names) {
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
    return Problem.field(
        shown,
        names.isEmpty()
            ? "is not known: this call has no parameters"
            : "is not known; this call has " + String.join(", ", names));
  }

  private static Set<String> names(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(one -> one.isAnnotationPresent(RequestParam.class))
        .map(KnownParameters::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Parameter parameter) {
    RequestParam asked = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class);
    return asked == null || asked.name().isEmpty() ? parameter.getName() : asked.name();
  }
}
