package dev.cleanslate.orchestrator.api.http;

import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What the web framework found wrong with a call, in our words.
final class Misuse {
  private Misuse() {}

  static Problem problem(Exception failure) {
    return switch (failure) {
      case NoResourceFoundException _, NoHandlerFoundException _ -> path();
      case HttpRequestMethodNotSupportedException wrong -> method(wrong);
      case HttpMediaTypeNotSupportedException _ -> mediaType();
      case HttpMediaTypeNotAcceptableException wrong -> accept(wrong);
      case HttpMessageNotReadableException _ ->
          Problem.field("body", "is missing; send a JSON object as application/json");
      case MethodArgumentTypeMismatchException wrong -> mismatch(wrong);
      case MissingServletRequestParameterException missing ->
          Problem.field(missing.getParameterName(), "is missing");
      case MissingRequestHeaderException missing ->
          Problem.field(missing.getHeaderName(), "is missing");
      case ErrorResponse other -> ofStatus(other.getStatusCode().value());
      default -> ofStatus(500);
    };
  }

  /// What is left to say where only a status is known.
  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> path();
      case 500 ->
          Problem.of(
              500,
              "internal",
              "Something broke here",
              "This is a fault of the server; its log says more. Repeating the call is safe where"
                  + " it carries an id.");
      default ->
          Problem.of(
              status,
              "refused",
              "The call was refused",
              "The call cannot be read as it is; /v1/openapi.json says what it should look like.");
    };
  }

  private static Problem path() {
    return Problem.unknown(
        "unknown-path", "There is nothing at this path; /v1/openapi.json lists what there is.");
  }

  private static Problem method(HttpRequestMethodNotSupportedException wrong) {
    String[] supported = wrong.getSupportedMethods();
    return Problem.of(
        405,
        "wrong-method",
        "This path knows other methods",
        "%s does not work here; use %s."
            .formatted(
                wrong.getMethod(),
                supported == null ? "another one" : String.join(" or ", supported)));
  }

  private static Problem mediaType() {
    return Problem.of(
        415,
        "wrong-media-type",
        "The body has the wrong media type",
        "Send JSON, with the header Content-Type: application/json.");
  }

  private static Problem accept(HttpMediaTypeNotAcceptableException wrong) {
    String types =
        wrong.getSupportedMediaTypes().stream()
            .map(MediaType::toString)
            .distinct()
            .collect(Collectors.joining(" or "));
    return Problem.of(
        406,
        "wrong-accept",
        "It cannot be answered in that form",
        "Accept %s.".formatted(types.isEmpty() ? "application/json" : types));
  }

  private static Problem mismatch(MethodArgumentTypeMismatchException wrong) {
    Class<?> type = wrong.getRequiredType();
    String form =
        type == null
            ? "of another form"
            : switch (type.getSimpleName()) {
              case "UUID" -> "a UUID, as in 0b8f6c1e-8d0f-4c39-9b8e-3f0a1f3c2d11";
              case "Instant" -> "a time, as in 2026-11-20T20:00:00Z";
              case "int", "Integer", "long", "Long" -> "a whole number";
              default -> "of another form";
            };
    return Problem.field(wrong.getName(), "must be " + form);
  }
}
