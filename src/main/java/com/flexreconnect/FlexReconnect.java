package com.flexreconnect;

import com.flexreconnect.provisioning.Provision;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps a caller when the agent's browser refreshes, crashes or goes dark. With {@code provision}: sets an account up. */
@SpringBootApplication
public class FlexReconnect {

    public static void main(String[] args) {
        if (Provision.isWanted(args)) System.exit(Provision.run(args));
        SpringApplication.run(FlexReconnect.class, args);
    }
}
