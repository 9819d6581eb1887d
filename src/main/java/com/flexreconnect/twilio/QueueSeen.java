package com.flexreconnect.twilio;

import com.flexreconnect.sid.QueueSid;

/**
 * A task queue as Twilio showed it.
 *
 * @param targetWorkers the expression that says which workers are in it; {@code 1==1} is everybody
 */
public record QueueSeen(QueueSid queue, String name, String targetWorkers) {}
