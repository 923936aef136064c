/** What operators need: who may call, certificates, metrics, logs. */
package dev.narrows.serve.operation;
