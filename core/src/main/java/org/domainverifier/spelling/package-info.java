/** How people mistype words; for the modules of the library. */
package org.domainverifier.spelling;
