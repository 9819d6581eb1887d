package com.flexreconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DatabaseServerTest {

    @Test
    void withoutADockerEngineOneSentenceSaysWhatToDo() {
        assertThatThrownBy(() -> ContainerServer.start(() -> false))
                .hasNoCause()
                .hasMessage("-Dreconnect.database=testcontainers needs a running Docker engine and none was found;"
                        + " start one, or leave the property out to use the embedded PostgreSQL.");
    }

    @Test
    void anUnknownKindIsRefusedWithTheKindsThereAre() {
        assertThatThrownBy(() -> DatabaseServer.start("h2"))
                .hasMessage("-Dreconnect.database is embedded or testcontainers, not 'h2'.");
    }

    @Test
    void theContainerIsTheOneThatIsDeployed() throws Exception {
        assertThat(Files.readString(Path.of("docker-compose.yml"))).contains("image: " + ContainerServer.IMAGE + "\n");
    }
}
