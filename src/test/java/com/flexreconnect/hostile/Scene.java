package com.flexreconnect.hostile;

/**
 * Whom the messages are about.
 *
 * @param conference in which the worker talks with a customer, or one that nobody knows
 */
record Scene(
        String account,
        String workspace,
        String workflow,
        String conference,
        String task,
        String customerCall,
        String agentCall,
        String worker,
        String reservation) {

    /** The same people in another room. */
    Scene in(String other) {
        return new Scene(account, workspace, workflow, other, task, customerCall, agentCall, worker, reservation);
    }
}
