package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.serializer.JavaSerializer;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Timers that an earlier version armed, as the scheduler keeps them: see docs/upgrading.md before changing the text. */
class StoredTimersTest {

    private static final String PATIENCE =
            "rO0ABXNyACdjb20uZmxleHJlY29ubmVjdC5yZWNvdmVyeS5UaW1lcnMkQXJtZWQAAAAAAAAAAAIAAkwACHJlY292ZX"
                    + "J5dAASTGphdmEvbGFuZy9TdHJpbmc7TAAFc3RhZ2VxAH4AAXhwdAAkMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAw"
                    + "MDAwMDAwMDBhdAAVeyJAdHlwZSI6IlZlcmlmeWluZyJ9";
    private static final String WRAP_UP =
            "rO0ABXNyACljb20uZmxleHJlY29ubmVjdC5yZWNvdmVyeS5XcmFwVXBzJFdyYXBVcAAAAAAAAAAAAgACTAALcmVzZX"
                    + "J2YXRpb250ABJMamF2YS9sYW5nL1N0cmluZztMAAR0YXNrcQB+AAF4cHQAIldSMDAwMDAwMDAwMDAwMDAwMDAwMDAw"
                    + "MDAwMDAwMDAwMDF0ACJXVDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAx";

    @Test
    void patience_that_was_armed_before_the_upgrade_ends_after_it() {
        assertThat(read(Timers.Armed.class, PATIENCE))
                .isEqualTo(new Timers.Armed("00000000-0000-0000-0000-00000000000a", "{\"@type\":\"Verifying\"}"));
    }

    @Test
    void a_wrap_up_that_was_heard_before_the_upgrade_is_judged_after_it() {
        assertThat(read(WrapUps.WrapUp.class, WRAP_UP))
                .isEqualTo(
                        new WrapUps.WrapUp("WT00000000000000000000000000000001", "WR00000000000000000000000000000001"));
    }

    private static <T> T read(Class<T> type, String text) {
        return new JavaSerializer().deserialize(type, Base64.getDecoder().decode(text));
    }
}
