package com.flexreconnect.recovery;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what TaskRouter reports and lets the recovery that it concerns know. */
@Component
public class HearTaskRouter {

    /** Joins the caller's transaction, or opens one. News that concern no recovery change nothing. */
    @Transactional
    public void hear(TaskRouterNews news) {}
}
