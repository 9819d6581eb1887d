package com.flexreconnect.webhook;

import com.flexreconnect.recovery.TaskRouterNews;

/**
 * One TaskRouter event that may concern us.
 *
 * @param key the same for every delivery of the same event
 */
record TaskNews(TaskRouterNews news, String key) {}
