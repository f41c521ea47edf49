/** To be written. */
package org.domainverifier.examples.demo;
