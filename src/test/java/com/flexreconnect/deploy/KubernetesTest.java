package com.flexreconnect.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.flexreconnect.settings.SampleSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.Yaml;

/** No cluster has seen these manifests: what can be known without one. */
class KubernetesTest {

    /** Of db-scheduler, which waits for the thread that looks for work and for the one that beats. */
    private static final Duration SCHEDULERS_THREADS = Duration.ofSeconds(12);

    private final Manifests manifests = Manifests.ofTheExample();
    private final Deployment deployment = manifests.the(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().getFirst();

    @Test
    void every_field_is_one_that_kubernetes_knows() {
        System.out.println("KubernetesTest: "
                + (manifests.rendered() ? "rendered by kubectl kustomize" : "NOT RENDERED, no kubectl here"));
        assertThat(manifests.all())
                .extracting(HasMetadata::getKind)
                .contains("Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy", "Ingress", "Namespace");
    }

    @Test
    void no_manifest_is_left_out() throws IOException {
        try (var files = Files.walk(Manifests.FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml"))
                            .filter(file -> !file.endsWith("kustomization.yaml")))
                    .allSatisfy(
                            file -> assertThat(Manifests.text(file.getParent().resolve("kustomization.yaml")))
                                    .contains("- " + file.getFileName()));
        }
    }

    @Test
    void a_misspelt_field_would_be_noticed() {
        var deployment = Manifests.text(Manifests.FOLDER.resolve("base/deployment.yaml"));
        assertThatThrownBy(() -> Manifests.read(deployment.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem")))
                .hasMessageContaining("readOnlyRootFileSystem");
        assertThatThrownBy(() -> Manifests.read(deployment.replace("maxSkew: 1", "maxSkew: one")))
                .hasMessageContaining("maxSkew");
    }

    @Test
    void everything_is_about_the_same_pods_and_ports() {
        var labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(Stream.of(
                        deployment.getSpec().getSelector().getMatchLabels(),
                        manifests.the(Service.class).getSpec().getSelector(),
                        manifests
                                .the(PodDisruptionBudget.class)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels(),
                        manifests
                                .the(NetworkPolicy.class)
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels()))
                .allMatch(labels::equals);
        assertThat(pod.getTopologySpreadConstraints())
                .hasSize(2)
                .allMatch(spread -> spread.getLabelSelector().getMatchLabels().equals(labels));
        var ports = container.getPorts().stream().map(ContainerPort::getName).toList();
        assertThat(manifests.the(Service.class).getSpec().getPorts())
                .allMatch(port -> ports.contains(port.getTargetPort().getStrVal()));
        assertThat(probes())
                .allMatch(probe -> ports.contains(probe.getHttpGet().getPort().getStrVal()));
        assertThat(manifests.the(NetworkPolicy.class).getSpec().getIngress())
                .allMatch(rule ->
                        ports.contains(rule.getPorts().getFirst().getPort().getStrVal()));
        assertThat(container.getPorts())
                .extracting(ContainerPort::getContainerPort)
                .extracting(String::valueOf)
                .containsExactly(environment().get("SERVER_PORT"), environment().get("MANAGEMENT_SERVER_PORT"));
    }

    @Test
    void two_replicas_of_which_none_is_missing_while_a_new_version_comes() {
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
        assertThat(manifests
                        .the(PodDisruptionBudget.class)
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntVal())
                .isEqualTo(1);
    }

    /** The profile "restricted" of Kubernetes' Pod Security Standards, and a file system that cannot be written. */
    @Test
    void the_pod_may_nothing_that_it_does_not_need() throws IOException {
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("\nUSER " + pod.getSecurityContext().getRunAsUser() + "\n")
                .contains("\nEXPOSE " + environment().get("SERVER_PORT") + "\n");
    }

    @Test
    void the_settings_make_sense_and_no_secret_is_among_them() throws IOException {
        var known = Files.readString(Path.of(".env.sample"));
        var settings = new Properties();
        settings.load(new StringReader(Manifests.text(Manifests.FOLDER.resolve("example/settings.env"))));
        var all = new HashMap<>(environment());
        settings.forEach((name, value) -> all.put(name.toString(), value.toString()));
        assertThat(all.keySet())
                .allMatch(name -> known.contains("\n" + name + "=") || known.contains("\n#" + name + "="));
        assertThat(all.keySet()).noneMatch(name -> name.matches(".*(TOKEN|SECRET|PASSWORD).*"));
        assertThat(SampleSettings.with(all).limits().perSecond() * 2)
                .isEqualTo(SampleSettings.settings().limits().perSecond());
        assertThat(all.get("PUBLIC_BASE_URL"))
                .isEqualTo("https://"
                        + manifests
                                .the(Ingress.class)
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .getHost());
    }

    @Test
    void the_world_reaches_what_twilio_and_the_plugin_call_and_nothing_else() {
        var ingress = manifests.the(Ingress.class).getSpec();
        var paths = ingress.getRules().getFirst().getHttp().getPaths();
        assertThat(paths)
                .extracting(HTTPIngressPath::getPath)
                .containsExactly("/conference-status-handler", "/task-event-handler", "/voice", "/flex");
        assertThat(paths)
                .allMatch(path -> manifests.the(Service.class).getSpec().getPorts().stream()
                        .map(ServicePort::getName)
                        .anyMatch(path.getBackend().getService().getPort().getName()::equals));
        assertThat(ingress.getTls().getFirst().getHosts())
                .containsExactly(ingress.getRules().getFirst().getHost());
        assertThat(manifests.the(Ingress.class).getMetadata().getAnnotations())
                .as("annotations that rewrite paths")
                .isNullOrEmpty();
    }

    /** SIGKILL comes when the last orderly step is over, not before. */
    @Test
    void nobody_is_killed_while_they_finish() throws IOException {
        Map<String, Map<String, Map<String, String>>> ours =
                new Yaml().load(Files.readString(Path.of("src/main/resources/application.yml")));
        Map<String, Map<String, String>> spring = ours.get("spring");
        Map<?, ?> scheduler = (Map<?, ?>) (Object) ours.get("db-scheduler");
        var needed = time(spring.get("lifecycle").get("timeout-per-shutdown-phase"))
                // before it interrupts, and again afterwards
                .plus(time(scheduler.get("shutdown-max-wait")).multipliedBy(2))
                .plus(SCHEDULERS_THREADS);
        Map<String, Map<String, Map<String, String>>> compose =
                new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        assertThat(time(compose.get("services").get("service").get("stop_grace_period")))
                .isGreaterThan(needed);
        assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()))
                .isGreaterThan(needed.plus(time(environment().get("RECONNECT_DRAIN"))));
    }

    /** Nothing is sent any more to whoever stops listening. */
    @Test
    void readiness_is_missed_before_the_server_stops_listening() {
        var readiness = container.getReadinessProbe();
        var noticed = (readiness.getPeriodSeconds() + readiness.getTimeoutSeconds()) * readiness.getFailureThreshold();
        assertThat(time(environment().get("RECONNECT_DRAIN")))
                .isGreaterThanOrEqualTo(
                        Duration.ofSeconds((long) readiness.getPeriodSeconds() * readiness.getFailureThreshold()));
        assertThat(noticed).isPositive();
    }

    private List<Probe> probes() {
        return List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe());
    }

    private Map<String, String> environment() {
        var all = new HashMap<String, String>();
        for (EnvVar one : container.getEnv()) all.put(one.getName(), one.getValue());
        return all;
    }

    private static Duration time(Object text) {
        return DurationStyle.detectAndParse(text.toString());
    }
}
