package dev.cleanslate.orchestrator.notice.channel;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Login;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/// Letters by SMTP, a connection each.
final class MailChannel implements Channel {
  private final ChannelSettings.Email settings;
  private final Session session;

  MailChannel(ChannelSettings.Email settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(ChannelSettings.Email settings) {
    String timeout = Long.toString(settings.patience().timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.writetimeout", timeout);
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.login() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.encryption()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  @Override
  public void deliver(Letter letter) throws Undelivered {
    try (Transport transport = session.getTransport("smtp")) {
      Login login = settings.login();
      if (login == null) {
        transport.connect();
      } else {
        transport.connect(login.name(), login.password().value());
      }
      MimeMessage message = message(letter);
      transport.sendMessage(message, message.getAllRecipients());
    } catch (AuthenticationFailedException refused) {
      throw Undelivered.now("the mail server refused the login", refused);
    } catch (SendFailedException refused) {
      throw Undelivered.now("the mail server refused the message or a recipient", refused);
    } catch (MessagingException failure) {
      throw Undelivered.now("the mail server could not be reached, or broke off", failure);
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = new Named(session, letter.event());
    message.setFrom(new InternetAddress(settings.from()));
    for (String recipient : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    }
    message.setSubject(
        "[cleanslate] " + letter.title().replaceAll("\\p{Cntrl}", " "),
        StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(letter.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Cleanslate-Severity", letter.severity());
    message.setText(text(letter), StandardCharsets.UTF_8.name());
    return message;
  }

  private static String text(Letter letter) {
    var json = Wire.json();
    String whole =
        json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(letter.body()));
    return letter.title() + "\n\n" + whole + "\n";
  }

  /// A message whose id is the same at each try, so that readers see repeats as one.
  private static final class Named extends MimeMessage {
    private final String event;

    Named(Session session, String event) {
      super(session);
      this.event = event;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + event + "@cleanslate>");
    }
  }
}
