/**
 * What is often written first, and what it costs: the code that the guides in {@code docs/guides} warn of, with the price of each counted
 * by a test. Nothing here is to be copied.
 */
package mflix.guides.mistakes;
