"""Fields, rows and cards that forms and dialogs are made of; they know nothing of the form of a release."""
