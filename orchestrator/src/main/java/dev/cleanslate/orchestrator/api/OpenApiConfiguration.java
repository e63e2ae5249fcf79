package dev.cleanslate.orchestrator.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The description of the API, made from the calls themselves.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI description() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    return new OpenAPI()
        .info(
            new Info()
                .title("Cleanslate")
                .version("v1")
                .description(
                    "Deletes everything an owner left behind, in the right order, and proves that"
                        + " nothing is left. Lists come in pages: `next` of one page is `cursor` of"
                        + " the next. Errors are problem details of RFC 9457."))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                            "Claims: sub (who), tenant, scope with cleanslate.read for GET and"
                                + " cleanslate.write for everything else."))
                .addSchemas(PROBLEM, problem()))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  /// Names as they are in the messages' JSON.
  @Bean
  ModelResolver snakeCase(ObjectMapperProvider mappers) {
    return new ModelResolver(
        mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
  }

  @Bean
  OperationCustomizer everyCallMayBeRefused() {
    return (operation, _) -> {
      operation
          .getResponses()
          .addApiResponse(
              ApiResponses.DEFAULT,
              new ApiResponse()
                  .description("Refused; `detail` says why and what to do")
                  .content(
                      new Content()
                          .addMediaType(
                              "application/problem+json",
                              new MediaType()
                                  .schema(
                                      new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
      return operation;
    };
  }

  private static Schema<?> problem() {
    ObjectSchema problem = new ObjectSchema();
    problem.addProperty("type", new StringSchema().description("A short name, as a URN"));
    problem.addProperty("title", new StringSchema());
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", new StringSchema().description("What happened and what to do"));
    problem.addProperty("instance", new StringSchema().description("The path that was called"));
    problem.addProperty(
        "field", new StringSchema().description("The field that is wrong, where one is"));
    problem.setRequired(List.of("type", "title", "status", "detail", "instance"));
    return problem;
  }
}
