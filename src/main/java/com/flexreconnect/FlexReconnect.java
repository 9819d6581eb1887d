package com.flexreconnect;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps a caller when the agent's browser refreshes, crashes or goes dark. */
@SpringBootApplication
public class FlexReconnect {

    public static void main(String[] args) {
        SpringApplication.run(FlexReconnect.class, args);
    }
}
