package com.flexreconnect.simulator.world;

/**
 * A workflow, reduced to what matters here: whom it offers a task to.
 *
 * @param knownWorkerAttribute the task attribute with the only worker who may get the task
 * @param configuration its filters, as text of whoever wrote it
 * @param knownWorkerOnly whether a task without that attribute is offered to nobody (true) or to anybody (false)
 */
public record Workflow(
        String sid,
        String name,
        Queue queue,
        String knownWorkerAttribute,
        boolean knownWorkerOnly,
        String configuration) {}
