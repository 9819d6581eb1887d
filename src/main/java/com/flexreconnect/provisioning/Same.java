package com.flexreconnect.provisioning;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether two JSON texts say the same: Twilio may keep other blanks than it was given. */
final class Same {
    private Same() {}

    static boolean json(String one, String other) {
        if (one.equals(other)) return true;
        try {
            return JsonMapper.shared().readTree(one).equals(JsonMapper.shared().readTree(other));
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
