package com.flexreconnect.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** The objects of deploy/kubernetes/example: as kustomize renders them where there is one, else as they are written. */
record Manifests(List<HasMetadata> all, boolean rendered) {

    static final Path FOLDER = Path.of("deploy", "kubernetes");
    private static final Path EXAMPLE = FOLDER.resolve("example");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "networking.k8s.io/v1 Ingress", Ingress.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NoFieldsButTheirOwn())
            .build();

    static Manifests ofTheExample() {
        var rendered = kustomized();
        return new Manifests(
                rendered.map(Manifests::read).orElseGet(() -> files(EXAMPLE).toList()), rendered.isPresent());
    }

    <T extends HasMetadata> T the(Class<T> kind) {
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((one, other) -> {
                    throw new IllegalStateException("more than one " + kind);
                })
                .orElseThrow();
    }

    /** @throws RuntimeException when a field or a kind is not one that Kubernetes knows, or a value of the wrong type */
    static List<HasMetadata> read(String yaml) {
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .map(document -> object((Map<?, ?>) document))
                .toList();
    }

    private static HasMetadata object(Map<?, ?> document) {
        var kind = KINDS.get(document.get("apiVersion") + " " + document.get("kind"));
        if (kind == null) throw new IllegalArgumentException("not looked at: " + document.get("kind"));
        return STRICT.convertValue(document, kind);
    }

    private static Optional<String> kustomized() {
        try {
            var kubectl = new ProcessBuilder("kubectl", "kustomize", EXAMPLE.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) throw new IllegalStateException("kubectl kustomize refuses " + EXAMPLE);
            return Optional.of(yaml);
        } catch (IOException noKubectl) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What a kustomization names, and what those name that it builds on. */
    private static Stream<HasMetadata> files(Path folder) {
        Map<?, ?> kustomization = new Yaml().load(text(folder.resolve("kustomization.yaml")));
        return ((List<?>) kustomization.get("resources"))
                .stream()
                        .map(name -> folder.resolve(name.toString()))
                        .flatMap(path -> Files.isDirectory(path) ? files(path) : read(text(path)).stream());
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The models keep what they do not know beside what they do. */
    private static final class NoFieldsButTheirOwn extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated where) {
            return false;
        }
    }
}
