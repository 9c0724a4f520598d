"""The form: one part for each group of fields of a release."""
