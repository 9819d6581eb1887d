package com.flexreconnect.twilio;

/** @param available whether workers in it are offered tasks */
public record ActivitySeen(String name, boolean available) {}
