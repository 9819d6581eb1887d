package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RecoveryTableTest {

    private static final Path TABLE = Path.of("docs/recovery-table.md");
    private static final String COMMAND = "./mvnw test -Dtest=RecoveryTableTest -Dtest.args=-Drecovery-table=write";

    @Test
    void the_table_in_the_documents_is_what_the_machine_does() throws IOException {
        var now = RecoveryTable.of(Explored.machine());
        if ("write".equals(System.getProperty("recovery-table"))) Files.writeString(TABLE, now);
        assertThat(Files.readString(TABLE))
                .as("%s is stale; write it again: %s", TABLE, COMMAND)
                .isEqualTo(now);
    }
}
