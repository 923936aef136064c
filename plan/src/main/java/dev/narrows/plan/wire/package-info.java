/** What a call of the protocol costs: bytes on a connection, and the time to speak. */
package dev.narrows.plan.wire;
