/**
 * A link of a given bandwidth and delay on one machine: a TCP proxy that real clients and servers
 * speak through. It emulates the way of bytes, not TCP's congestion control.
 */
package dev.narrows.plan.link;
