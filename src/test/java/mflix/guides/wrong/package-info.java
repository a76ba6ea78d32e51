/**
 * The ways that everybody writes first. Each is shown in a guide, with what it costs; nothing of it is in the application.
 */
package mflix.guides.wrong;
