/** What a training run depends on, as records; reading them from files happens elsewhere. */
package dev.narrows.train.config;
