"""One open project, driven by the window and the command line alike."""
