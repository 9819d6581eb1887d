package com.flexreconnect.provisioning;

import java.util.List;

/**
 * What is to be done.
 *
 * @param steps in this order
 * @param problems why nothing can be done before somebody decides; sentences
 * @param remarks what else whoever runs this should know; sentences
 */
record Plan(List<Step> steps, List<String> problems, List<String> remarks) {
    Plan {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    boolean isNothing() {
        return steps.isEmpty() && problems.isEmpty();
    }

    boolean changesWhatWasThere() {
        return steps.stream().anyMatch(step -> step.changed().isPresent());
    }
}
