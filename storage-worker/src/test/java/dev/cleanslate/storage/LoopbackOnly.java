package dev.cleanslate.storage;

import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Keeps a server's further connectors, for which it has no setting, on this machine.
final class LoopbackOnly implements BeanPostProcessor {
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof Connector connector && !connector.setProperty("address", "127.0.0.1")) {
      throw new IllegalStateException("a connector of the server takes no address");
    }
    return bean;
  }
}
