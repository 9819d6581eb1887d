package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkspaceSid;
import java.util.Optional;

/**
 * The Flex configuration of the account, as far as it concerns us.
 *
 * @param workspace the TaskRouter workspace in which Flex works
 * @param serviceUrl where the plugin looks for this service: {@code ui_attributes.flex_reconnect.service_url}
 */
public record FlexSeen(Optional<WorkspaceSid> workspace, Optional<String> serviceUrl) {}
