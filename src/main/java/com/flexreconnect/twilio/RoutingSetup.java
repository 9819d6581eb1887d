package com.flexreconnect.twilio;

import com.flexreconnect.sid.QueueSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.worker.WorkerChannel;
import java.util.ArrayList;
import java.util.List;

/** What routes tasks in a workspace. Lists take a request for each page; everything else is one. */
public final class RoutingSetup {

    /** Twilio's largest. */
    private static final long PAGE = 1000L;

    private final Line line;
    private final String workspace;

    RoutingSetup(Line line, WorkspaceSid workspace) {
        this.line = line;
        this.workspace = workspace.value();
    }

    public List<QueueSeen> queues() {
        return line.ask(twilio ->
                Pages.all(TaskQueue.reader(workspace).setPageSize(PAGE).read(twilio), RoutingSetup::queueSeen));
    }

    /** Not to be repeated after an unknown outcome: Twilio would make a second queue of that name. */
    public QueueSeen createQueue(String name, String targetWorkers) {
        return queueSeen(line.ask(twilio -> TaskQueue.creator(workspace, name)
                .setTargetWorkers(targetWorkers)
                .create(twilio)));
    }

    public void deleteQueue(QueueSid queue) {
        line.ask(twilio -> TaskQueue.deleter(workspace, queue.value()).delete(twilio));
    }

    public List<WorkflowSeen> workflows() {
        return line.ask(twilio ->
                Pages.all(Workflow.reader(workspace).setPageSize(PAGE).read(twilio), RoutingSetup::workflowSeen));
    }

    public WorkflowSeen workflow(WorkflowSid workflow) {
        return workflowSeen(
                line.ask(twilio -> Workflow.fetcher(workspace, workflow.value()).fetch(twilio)));
    }

    /** Not to be repeated after an unknown outcome: Twilio would make a second workflow of that name. */
    public WorkflowSeen createWorkflow(String name, String configuration) {
        return workflowSeen(line.ask(
                twilio -> Workflow.creator(workspace, name, configuration).create(twilio)));
    }

    /** Twilio knows no condition for this change: whoever else writes at the same time wins or loses unseen. */
    public WorkflowSeen changeWorkflow(WorkflowSid workflow, String configuration) {
        return workflowSeen(line.ask(twilio -> Workflow.updater(workspace, workflow.value())
                .setConfiguration(configuration)
                .update(twilio)));
    }

    public void deleteWorkflow(WorkflowSid workflow) {
        line.ask(twilio -> Workflow.deleter(workspace, workflow.value()).delete(twilio));
    }

    public List<ActivitySeen> activities() {
        return line.ask(twilio -> Pages.all(
                Activity.reader(workspace).setPageSize(PAGE).read(twilio),
                found ->
                        new ActivitySeen(Text.of(found.getFriendlyName()), Boolean.TRUE.equals(found.getAvailable()))));
    }

    /**
     * The capacities of some workers: one request for the workers, and one for each.
     *
     * @param workers how many at most
     */
    public List<CapacitySeen> capacities(int workers) {
        var some = line.ask(twilio -> Worker.reader(workspace)
                .setPageSize((long) workers)
                .firstPage(twilio)
                .getRecords());
        var all = new ArrayList<CapacitySeen>();
        for (var worker : some) all.addAll(capacities(Text.of(worker.getSid()), Text.of(worker.getFriendlyName())));
        return all;
    }

    private List<CapacitySeen> capacities(String worker, String name) {
        return line.ask(twilio -> Pages.all(
                WorkerChannel.reader(workspace, worker).setPageSize(PAGE).read(twilio),
                found -> new CapacitySeen(
                        name,
                        Text.of(found.getTaskChannelUniqueName()),
                        found.getConfiguredCapacity() == null ? 0 : found.getConfiguredCapacity())));
    }

    private static QueueSeen queueSeen(TaskQueue found) {
        return new QueueSeen(
                Text.sid(QueueSid::new, found.getSid()),
                Text.of(found.getFriendlyName()),
                Text.of(found.getTargetWorkers()));
    }

    private static WorkflowSeen workflowSeen(Workflow found) {
        return new WorkflowSeen(
                Text.sid(WorkflowSid::new, found.getSid()),
                Text.of(found.getFriendlyName()),
                Text.of(found.getConfiguration()));
    }
}
