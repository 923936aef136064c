/**
 * Sends bitstreams to a server of the Open Inference Protocol and brings back what the tasks say,
 * one by one or as a stream. How pictures become bitstreams lives in {@code runtime}.
 */
package dev.narrows.client;
