package com.flexreconnect.recovery;

import com.flexreconnect.sid.ConferenceSid;
import java.util.UUID;

/** Where decided effects go, in the transaction that decided them. The same effect of one subject is done once. */
public interface EffectSink {

    void enter(UUID recovery, Effect effect);

    void enter(ConferenceSid conference, Effect effect);
}
