package dev.lenet.trainer.web.server;

import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the trainer's own parts to Tomcat. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> patientTomcat() {
        return tomcat -> {
            tomcat.setProtocol(DeadlineProtocol.class.getName());
            // Tomcat fails if a browser accepts more than ten languages. The limit of 8 KB for the head is enough.
            tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
            tomcat.addEngineValves(new UnreadBodyValve());
            tomcat.addContextCustomizers(context -> {
                Container host = context.getParent();
                if (host instanceof StandardHost standard) {
                    standard.setErrorReportValveClass(ProblemReportValve.class.getName());
                }
            });
        };
    }
}
