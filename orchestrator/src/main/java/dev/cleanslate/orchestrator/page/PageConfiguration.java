package dev.cleanslate.orchestrator.page;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What belongs to the page alone: its files, and the parameters of its calls.
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  private static final CacheControl BRIEFLY =
      CacheControl.maxAge(Duration.ofMinutes(5)).mustRevalidate();

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new MayArgument());
  }

  /// Libraries are asked for without their version, which stands in the build only.
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/lib/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(BRIEFLY)
        .resourceChain(true);
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(BRIEFLY);
  }
}
